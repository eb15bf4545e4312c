import { otherNames, otherNamesAlsoWords } from './given-names-other.ts'

/**
 * Given names common in Sweden, of all origins, written from general knowledge, in lower case. One string per group:
 * the lists go to the browser, and this is their smallest readable form.
 */
const common = `
aamir abbas abbe abdalla abdallah abdelkarim abdellah abdelrahman abdi abdiaziz abdifatah abdikadir abdinasir abdinor abdinur
abdirahman abdirashid abdirisak abdirizak abdirizaq abdisalam abdiwahab abdiwali abdo abdul abdulaziz abdulkadir abdulla abdullah
abdullahi abdulqadir abdulrahman abdur abed abel abelone abena abiel abiram abraha abraham abrahim abrham abshir acke adaeze
adalbert adam adan adel adela adele adelina adem aden adil adile adin adisa admir adna adnan adolf adolfina adonai adrian adriana
adriano affan afrah agata agathe agda agim agnes agnese agneta agnieszka agron ahlam ahmad ahmadi ahmed ahmedin ahmet ahsan aicha
aida aidan aiden aila aimar aina aino aisel aisha aishah aisling ajla akram alaa alana aland albana albert alberte alberto albin
albina albulena alda aldijana aldin aldina aldona aleah alejandra alejandro aleksandar aleksander aleksandra aleksija alema alen
alena alenka alessandro alessia alessio alex alexander alexandr alexandra alexandru alexej alf alfons alfred alfredo algot algotina
ali alia alice alicia aliki alin alina aline alisa alisha alisia alison aliyah alizada aljosa allan allen almaz almedin almedina
almin almina almir almira almut aloisia alona alsana alva alvar alvaro alvin alvina amaal amadou amal amalie amanah amanda amandine
amandus amani amanuel amar amara amardeep amare ambjörn amed ameha amel amele amelia amena amer amiin amin amina aminah aminat
aminata amine aminta amir amira amirali amit amna amora amra amrita amsale amund ana anabela anaelle anahita analena ananya anas
anastasia anatoli anders andrada andranik andrassy andre andrea andreas andreea andrei andreina andreja andresz andrew andrii
andris andrius andriy andrus andrzej andré andy anela aneta anette angel angela angele angelica angelika angelin angelina anila
anisa anita anitha anja anjali anjana anke anker anki ankica ann anna annabell annalisa annbritt anne anneka anneli annelie
annelise annette annica annicka annie annifrid annika annikki annina annmarie ansgar ante antero antoine anton antonia antonina
antonio antonis antti anush anusha anwar arabella arafat aram arash arben arbenita arber arda ardalan ardelean arden ardeshir
ardian ardijana ardit ardita ariadna ariam arian ariana aribert ariel arif arion aris arisa arjeta arjun arlet arlind arlinda arman
armando armin armina armita arnar arnaz arne arnela arnold aron arsal arsalan arsema arshia arsim arslan arta artan artem arthit
arthur artin arto artti artur arturo aruna arunas arva arvid arvida arvin arvind arvo arya aryan asad asal asel asem asena asha
ashkan asif asifa asiha asina asiya aslak aslan asli asma asmaa asmara asmelash asmir aspasia assaf assar astri astrid asuman
atanas atle atte attila august augustin augusto aurel aurelia aurelio aurimas aurélie austeja avin awad awale awat axel axelina
axmed aya ayaan ayaanle ayan ayanda ayaneh ayanna ayantu ayat ayaz aydin ayham ayhan ayla aylan aylin ayman ayoub aysan ayse aysha
ayub ayşe azad azadeh azam azaria azin aziz aziza azra bader badr badri badria baha bahar baheja bahman bahram bahrudin bakir
bandar baraa barakat baran barbara barbro bardia barham barin barira baris barkat barnabas barnim barry bart barwaqo barzan basak
basel bashar bashir basim basima basira basma basmala bassam bassem bastiaan batoul batul bawer bayan bayar bea beata beatrice
beatriz becky bedri bedriye behar behnam behnaz behram behrouz bejan bekele bekim bekir belal belen belinda bendik bengt benicia
benilda benita benjamim benjamin benke benny benta bente berat berdan bere bereket beren bereza berfin bergthor berhane berina
berisha berit beritan berivan berke berna bernarda bernardo bernd bernhard bernice berno bernt bert berta bertha bertil bertille
bertina berton berty besa besart besian besiana besim besime besnik beth bethany betina bettan bettina betty biban bibbi bigge
bijan bilal bilan biljana bille birger birgit birgitta birkan bitten björnar björne blerand blerim blerina bleron blerta blessing
bob boban bobby bodil boel bogdan bogdana bohdan bojan bojana bojken bolette bonnie bora boran borghild boriana boris borislav
borko boro bosko bosse botan bozana bozena bozhena bozica bozidar braden brahim bram branimir branka branko brenda brendan brian
briana brigita briseis brita britt britta brittany britten brodde brunhild bruno brynhild bulan bulent burak burhan burim burte
börge börje bünyamin büşra caasha cabdi calin calle cameron camila camilla camilo candan candela carin carina carissa carita carl
carla carlos carlotta carly carmela carmelo carmen carmina carna carola carolin carolina caroline casey casper caspian cassandra
cassidy cassie cassius catalina catarina caterina catharina cathrin cathrina cathrine catriona cecile cecilia cecilie celal celeste
celia celina celma cemal cemile chaimaa chaker chalid challe chantal chardin charita charlene charles charley charlie charlott
charlotta charlotte chatarina chatrine chawan chedi chenar cherin chiamaka chiara chidi chinedu chloe choman christa christal
christel christer christian christin christina christine christoffer christopher christos ciara cihan cina cindy claes clara
clarissa clas claude claudia claudine claudio clea cleo clifford colette colin connie conny cora coralie cordelia corina corinne
cornelia cosmin crister cristian curt céline dafina daga dagmar dagny daina daisy daler dalia dalibor dalida dalila dalius dalva
damaris damian damir damira damon dana danail danela daniel daniela daniella danielle danijela danna danne danny dante danuta danya
daoud dara darek daria dariela darina dario dariusz darko darlene darrell darren darya daryoush davar davi david davide davin davor
davorka dawit dean debora deepak deeqa dejan dejana delal delan delia delila delina delphine delshad demetra demetrio demetris
demian demirhan denia denice denis denisa denise denisse deniz dennis denny deon deqa derek derin derrick derya desirée devin diako
diamanta diamanto diana diane dick didrik diego dietrich digna dikran dila dilan dilara dilba dilber dildar dilia dilivan dilma
dilovan dilshad dilvin dimitar dinesh dino dinorah dion dionne diran disa ditte diwan diya diyana diyar djamel djamila djamshid
djordje dmytro dolores domenica domenico dominic dominik dominika dominique donald donata donatas donato donika donny donovan donya
dorette dorian doriana dorina doris dorit dorota dorte douglas dragan dragana dragomir dritan driton dunja duran duresa durim
duriya dusan dusanka dustin dylan dzana dzanan dzejla dzemal dzemila dzenan dzenana dzeneta dzenita ebba ebbe ebenezer eberhard
ebrahim ebrima ebru edda eddie eddy edgar edgardo edgars edin edina edis edisa edita edith edla edon edona edonis edonita eduard
eduarda eduardo eduart edvard edvin edvina edvinas edward edwin eero eeva egil egon eham ehsan eija eila eileen eilif einar einari
eini eino ekaterina ekrem ekrim elaf elahe elaine elam elanur elara elbert eldar eldin eldina elea eleanor eleazar elecia elena
eleni elenora eleonoor eleonor eleonora elga elham elia elian eliana eliane elias elida eliezer elif elik elin elina eline elio
elior elis elisa elisabet elisabeth elise elisha elke ella ellada ellen ellenor ellie ellika ellinor ellinore elliot elliott elly
elma elmar elmaz elmedin elmer elmeri elmi elmin elmina elmir elmira elmo elna elnara elnathan elnaz elof eloisa eloise elona eloy
elsa elsbeth elsebeth elshad elshan elsie elson elsy elton elvan elvane elvedin elvedina elverina elvia elvin elvio elvir elvira
elvy elżbieta emad emal eman emanuel emanuela emanuele embla emeka emel emelia emelian emelie emeric emerson emil emilia emiliano
emilie emilio emily emin emina emine emini emir emira emirhan emma emmanuel emme emmet emmy emran emre enar enas eneli enes engla
enis enisa enise enja ennio enoch enok enrica enrico enzo erasmus erdem erden erdin erem eren erfan ergin erhan eric erica erik
erika erikas eriko erin erina erion erita erkam erkan erland erlind erling ermal ermela ermias ermin ermina erna ernad ernest
ernesta ernesto erno ernst eron ersan erselan ersilia ersin ertan erza esad eshan esin eskender eskil esko esma esmael esmahan
esmatullah esmer esmir esmira espen esra essa essam esteban estelle estera esterina esther estrid ethan ethel etta eugen eugene
eugenia eugenio eulalia eunice eva evald evan evana evanthia evelina evelyne evert everton evgenia evin evis evy ewa ewelina
faadumo fabian fabienne fabiola fabrice fabrizio fadel fadi fadia fadil fadila fadime fadma faduma fadumo fahad fahima fahmi fahri
fahrudin faidra faisa faisal faisel faiyaz faiza faizan fanar fanni fanny fanta fanuel farah farahnaz fardin fardosa fardous
fardowsa fareedun fareeha fareh farek fares farhad farhan farhana farhang farhia farhiya farhiyo farhod fariba farid farida faride
farina faris farnaz farshad farshid fartun farwa farzad farzam farzana farzaneh farzin fasika fatah fateh fatema fateme fatemeh
fathi fathia fatiha fatim fatima fatime fatine fatlind fatlinda fatma fatmata fatme fatmir faton fatou fatoumata fatuma fatumo
faust faustina faustino fawad fawzi fawzia fazal fazel fazia fazila federica federico feleke felicia felina felisa felisia felix
fella fenja feodor ferda ferdi ferdous ferdows fereshteh ferhad ferhat feri ferid ferida feride feriha feriya fermin fernand
fernanda fernande fernando feroza ferran ferzan feven feysal fidan fidelia fikreta fikria filimon filip filippa filippo filiz
filmon filsan finnur fiona firat fitore flavia fleming florent florian floriana florim florin florina floris flossie foad folake
folke folkmar fouad foulad fowsia franca francesca francesco francine francis francisco franko franz françois frasse fravashi fred
fredd frede frederik fredric fredrik fredrika fredy freija freja freke frenny freshta freta freweini fricis frida fridolf fridolin
fritiof fritz fuad fuada fuat furat gabriel gabriela gabriele gabriella galia galina galip gani ganna garance gareth gavin gayane
gebriel gena genet gennadi gennaro gentian gentiana gentrit georg george georges georgeta georgi georgia georgina georgios gerald
geralda gerben gerd gerda gergana gerhard gerhild germaine gerrit gerry gert gertie gertrud gertrude gesa gezim ghada ghaida ghaith
ghali ghaliya ghani ghasem ghassan ghayath ghazal ghazala ghazaleh ghazi ghena ghina ghulam giada gian gianluca gianna gianni
gideon gila gilbert gilda gillian gina ginny giordano giorgi giorgia giorgio giorgos giovanna giovanni gisela gisele gittan gitte
giuliana giuseppe givara glaucia glen glenda glenn gokhan golnaz golshan goran gorana goranka gordan gordana gordon gorica goro
gottfrid gotthard gratiana grażyna greger gregor gregoria gregorio gregory gresa gret greta grete gretel grigor grigori grigoris
grzegorz gudrun guillaume gulalai gulbahar guled gulistan gulizar gullan gulli gulnar gulnara gulnaz gulsen gulshan guma gunborg
gunbritt gunda gundars gunde gunhild gunhilde gunilda gunilla gunita gunn gunna gunnar gunne gunnel gunta gunter gunvald gunvi
gunvor guri gurinder gustaf gustav gustavo gusten guylian gökhan göran görel görgen gösta göte göthe götz haben habib habiba habibe
habibo hadar hadeel hadeer hadeland hadi hadija hadil hadrian hafida hafsa haidara haider haidi haifa haiko haile haily haitham
haiyan hakan hakem haki hakim hakima halah halaleh haldis haldor halid halide halil halima halime halimo halina halit halldora
hallgerd hallvard halvar hamad hamada hamadi hamdalla hamdan hamdi hamdija hamed hameda hamid hamida hamide hamidou hamidullah
hamila hamin hamit hammam hammoudi hamo hamoud hampus hamsa hamse hamude hamza hana hanad hanadi hanan handan haneen hani hania
hanif hanifa hanka hanna hannah hanne hannela hannele hannes hannu hansine hanssen harab harald haraldur harbin hardeep hardi
hardik harinder haris harisa harlan harmen harold haroula harriet harry harsh harshita haruka harun hasan hasanain hasen hasena
hasiba hasim hasima haska hasmik hasna hassan hassani hassine hatam hatem hatice hatim hatun hava haval havin hawa hawo hayam hayat
hayato haydar hayder hayley hazal hazar hazel hazem heather hedda heddy hedvig heena heidi heidrun heike heikki heiko heimir heiner
heini heinke heino heinrich heinz hekmat helal helay helder heleena helen helena helene helga helge heli helin helka helle hellen
hellevi helmer helmi helmut helvi helvig helwa hemin hendrik hengameh henna hennie henning henok henri henric henrica henrik
henrikas henrike henriko henrique henry heraldo herbert herbjörn herborg heri herish herje herlinda herman hermann hermano hermela
hermine herminia hermione hernan herolind hertha herve hesham hester heval hevidar hevin hewan hiba hibaaq hibat hibo hicham hidaya
hilal hilaria hilario hilary hilda hilde hildegun hildeman hilding hildur hillel hillevi hilma hilmer hilmi hilmir himan hind hiram
hiran hiroshi hisham hitomi hiwa hjalmar hoang hoda hodan hoger holger homan homayoun honorata hooman horst hoshang hoshmand hossam
hossein hosseini houda hozan hreidar hristina hristo huan hubert huda hugo hulda huong huriye husam huseen husein huseyin husna
hussain hussein håkan hülya ibbe ibrahim ibrahima ibrahimo ida idil idris ifan ifrah ignas ignat igor iina iker ikram ikran ilaf
ilan ilana ilaria ilario ilay ilayda ilda ildiko ileana ilenia ilham ilhama ilhan ilia iliana ilias ilinca ilir ilirjana illari
ilma ilmar ilmari ilmi ilmira ilona ilsa ilse ilwad ilyas imad iman imane imani imelda imer immanuel imran inara inas inda inder
indira indre ines ineta inez ingalill inge ingeborg ingegerd ingegärd ingela ingemar inger ingilin inglinde ingmar ingmarie ingolf
ingram ingrid ingrida ingvald ingvar ingvild ingvor inkeri iolanda iqra iraida irasema irem irena irene irfan irhad irida irin
irina irineo irma irmela irmeli iryna iréne isaac isabel isabela isabell isabella isabelle isac isadora isak isam isbelia iselin
isen isha ishak ishan ishtar isidor isidora iskandar iskander isla isma ismael ismaela ismahaan ismail ismar ismat ismet ismeta
ismihan isra israa israfil issa issaka istahil istvan isvan ivalo ivan ivana ivanka ivano ivar ivet iveta iviana ivica ivie ivo
iwona iyad izan jaafar jaana jabar jaber jabir jacek jacinda jack jackie jacob jacoba jacqueline jada jaden jadranka jafari jahan
jahid jakob jakub jalal jalila jalle jalmar jama jamal james jami jamie jamila jamileh jamilo jamshid jamuna jana janaina jane
janelle janet janette janez jani janika janin janina janine janis janita janja janko janne jannike janusz jaqueline jari jarmila
jarno jaroslav jasenka jasim jaska jasmin jasmina jasmine jasminka jasna jason jasper jassem javad javid javier jawad jawaher jaya
jayden jaydon jayla jayne jayson jean jeana jeanett jeanette jeanine jeanna jeanne jeff jehad jelena jelica jelle jemima jenan
jenna jennica jennie jennifer jenny jens jeppe jeremia jeremias jeremy jerker jermaine jerry jerzy jesper jesse jessica jessie
jessika jetta jette jibril jill jim jimena jimi jimmie jimmy jinan jing jiyan joachim joacim joakim joanna joanne joar jobin
jocelyn jochen jocke joel joelle johan johana johanna johanne johannes johar john johnnie johnny jolanta jolene joline jomana jomar
jon jonas jonata jonatan jonathan jone jonida jonna jonny jonte jordi jorge jorgo jorid jorma jorunn jose josef josefa josefin
josefina josefine josep joseph josephine josette josh josip josé joud jouko jouni jovan jovana jovanka jovica joão juan juana
juanita juda judit judita judith juha juhan juhani jukka jule jules julia julian juliana julie julieta juliette julija julio julius
jumana jussi justas justin justina justine justus jutta juwan jwan jytte jörgen kaan kaarina kaarlo kacper kadir kadra kai kailash
kaine kaisa kajan kajin kajsa kalina kalle kalman kaltrina kaltuma kaltun kamal kamala kaman kamaran kami kamil kamila kamilla
kamran kandida kanwal karam karan kardo karel karen kari karim karima karime karin karine karl karo karol karolin karolina karsten
karthik karun karwan karzan kasem kasia kasim kasimir kaspar kasper kasra kastriot kataleya katalin katarina katarzyna kate katell
katharina kathrine katica katinka katja katka kato katri katrin kattis kauko kavan kavian kavin kavita kawa kayla kazimierz keenan
keijo kelem kelly kemal kenan kennet kenneth kenny kent kenta kenth kerem kerim kerry kersti kerstin kerttu keshia keth ketil kevan
kevin keyan keyla keyvan khadar khadidja khadija khadijah khadije khadra khalaf khaldoun khaled khaleeq khalid khalida khalif
khalifa khalil khalisa khani khatera khatuna khawar khawater khawla khazal khedija khider khuram kian kiana kicki kidan kidane
kierstin kiki killian kim kimia kimmy kine kinga kiran kirill kirit kirsi kirsten kirsti kjell kjerstin klas klaudia klaus klodian
klodiana knud knutte kofi kolbjörn koldo konrad konstantin koray korhan kornel kosmas kosovare koulla kourosh kowsar kozeta
kresimir kristaps kristel kristen krister kristi kristian kristin kristina kristine kristo kristof kristofer kristoffer kristy
krystyna krzysztof kujtim kurdo kurt kwame ladan lage laila lajla lakshmi laleh lalita lamar lamia lamin lamine lana landon landrit
lara larissa larry lars lasha lasma lasse latisha lauha laura laurens laurent lauri lauris laurynas lavena lavin lavinia lawand
laya layan layla lazaros lea leah leana leandra leandro leandros leart learta leen leena leevi legesse leia leif leila lejla lela
lelle lena lendita lene leni lenita lenka lennart leo leon leonard leonardo leonel leoni leonid leonida leonidas leonis leonita
leonora leonte leontina leopold leopoldo leotrim leroy lesley leslie letafat leticia levan levent levente levi levin levina leya
leyan leyana leyla li lia liam liana lianne lias liban libor lidia liis liisa lilas lilia lilian liliana lilianne lilita lillan
lillemor lillian lilly lilo lily limor lina linda lindita lindiwe lindon lindy linette linh linn linni lino linus lionel lior
liridon lirika lirim liron lis lisa lisandra lisann lisanne lisbet lisbeth lise liselott liselotte lisen lisette liva livia lizeth
lizette ljiljana ljudmila lloyd loai loan lobna lois loke lokman lola lolita lollo loni lorain loredana loreen loreley lorena
lorentz lorenzo loreta lori lorik loris lorna lotfi lothar lotta lotte lottie louay louie louis louise lovis lovisa lozan luan
luana luay lubna luca lucas lucian luciana lucienne lucila lucile lucin lucinda lucio lucrezia lucy ludde ludmila ludo ludovica
ludvig ludwig luigi luis luisa luka lukas lula lulu luna luqman lusine lutfi lutfija luther lutz luule luwam lydia lykke lynn lynne
lysander maan maarit maarten mack mackan madalena madalina madeleine madelen madelene madi madia madiha madina mads mafalda magali
magda magdalena maggan maggie magid magna magnar magne magnhild magnus magomed maha mahad mahamad mahamed mahamud mahan mahasen
mahder mahdi mahdia mahelet maher mahin mahira mahlet mahmad mahmod mahmood mahmoud mahmud mahmuda mahmut mahnaz mahnoor mahsa
mahshid mahyar maimouna maira maisam maisie maiwand maja majbritt majd majda majdi majed majella majid majken majlinda majlis majvi
makena maksim malaika malak malaz malek maleka malene malgorzata malia malik malika malin malini malisa malke malkolm malou malte
malva malvina mamadi mamadou mamoun manaf manahel manal manar manasik mandana mandy manel maneli manfred manfredo manija manika
maninder manish manisha manjola mannat manne manolis manolo mansoor mansura manu manuel manuela manus marah maral maram marat
marcel marcela marcello marci marcia marcin marcio marco marcos marcus mardin mareike marek maren maret margaret margareta
margaretha margarit margarita margery margit margita margo margot margrete margriet mari maria mariam mariama mariana mariann
marianna marianne maribel maribeth marica maricel maricela marie mariell marielle marielou mariem mariette marija marik marika
marilia marilyn marinko marinos marinus mario mariola marion mariona marisa mariska marisol marit marita marites maritta mariusz
marja marjan marjatta marjeta marjo marjorie marjukka marjut markku marko markus marle marleen marlen marlena marlene marley
marlies marlo marlon marni maroua marouane maroun marsel marsela marsha marshall marsida marta martha marthe martin martina martine
martino martinus martti maruf marvin marwa marwah marwan mary maryam marysia marzena marzia masaki masha mashal masih mason masood
masoud masouda masoumeh masuma mateja mateusz mathias mathieu mathilda mathilde matiana matija matilda matilde matin mats mattea
matteo matthew matthias matti mattias mattis matus maud maura mauri maurice mauricio maurits maurizio mauro mavis mawada maxamed
maxim maximilian maximiliano maxwell maya mayada mayar mays maysa mayson mazal mazen mazin małgorzata medard mediha medin medina
medine medita mehak mehanna mehari mehdi mehmed mehmet mehrab mehrak mehran mehrdad mehreen mehret mehrnaz meja melaku melania
melanie meldin meldina melek meles melih meliha melika melike melina melinda melisa melissa melisse melita melker mella melle
melodi meltem melvin melvina menal meral meredith merete mergim merhawi meric merima merle merlin merna meron mersad mersiha
mersija mersudin mert merve meryem mesfin mesfine meshal meskerem metin mette mia micael michael michaela michail michal michala
michał michel michela michelle micke micol midia miguel mihaela mihai mihail mihal miia miisa mikael mikaela mikaelo mikal mike
mikela mikey mikkel mikko mikolaj mila milad milada milana milanka mildred milena milenko mileta mileva milian milica milija
milijana milka milla millie milly milo milomir milorad milos miloslav milovan milton milva mimmi mindy minea minela minh minire
minken minna minou mira mirad miraim miral miraly miranda mireille mirel mirela mirella mirelle miremad miretta mirha miri mirja
mirjam mirjana mirjeta mirka mirko mirlind mirna miro miroslav mirsad mirsada mirsade mirta mirza mirzet mitar moa moad moayad moha
mohab moham mohamad mohamed mohammad mohammed mohamud mohan mohanad mohanned mohsen mohsena mohsin mojca mojib mojtaba moksha molly
momina momir momme mona monalisa monica monika monique monir monira monireh monja montaser monther morad morena moreno morgan
moritz morris morten moudar mouna moussa muath mubarik muhab muhamed muhamet muhammad muhammed muhanad muhand muhaned muhannad
muharem muhittin muhnad muhsin mukhtar mumina muna munawar munir munira munther murad mural murali murat muriel murielle mursal
mursel murselim musa musab musad musse mussie mustaf mustafa mustapha mutasim muzamil mykola myrsini märet märit märta märtha måns
mårten naaman naba nabi nabiha nabil nabila nada nadal nader nadia nadica nadifa nadim nadina nadine nadir nadira nadja naemi nahed
nahid nahida nahla nahom nahya naif naila naim naima naimo naisha najah najib najiba najibe najibullah najma naledi nalin nami
namir nancy nanda nanette nanna nanny naomi nardin narek narges nargis nargiza nariman narin narine narmin nasareen nasef naser
nashwa nasib nasiba nasibo nasif nasim nasima nasime nasir nasira nasire nasra nasri nasrin nasrine nasser nastaran nastasia
nasteho natacha natale natali natalia natalie nataliya natalja natasa natascha natasha natela nathalie nathan natia natig natnael
natsnet nattaya naureen navid navina nawa nawaf nawal nawar nayan nayana nazan nazanin nazar nazeh nazemi nazenin nazia naziha
nazik nazila nebojsa nedelka nedim nedo nedret neha nehad nehar nehmat nela nelea nelida nelio nell nelle nellie nelly nelo nelson
nemanja nena nenad nenne neo nephele nergis nerija neriman nerine neritan nermana nermin nermina nesim neslihan nesma nesrin
nesrine nessa nessie netanel neval nevena nevenka nevin nga ngozi niam nicholas nick nickan nicke nicki nicklas nicky niclas nicol
nicolai nicolas nicole nicoleta nicolina nicoline nicolo niels nihad nikita nikitas nikki niklas niklaus nikola nikolai nikolaj
nikolas nikolaus nikolett nikolija nilay nilofar nils nilsa nimat nimco nimet nimmi nimo nina ninni niran niranjan nishan nisreen
nisrin nistha nita nitin niusha nivan nivin niyaz niyazi nizam nizar noa noah noel noela noelle nojan nola nolan noor nooran
norbert nore noreen norhan noriaki noriko norma norman norunn nouh nour nouri novalie novella nuha nur nura nuradin nural nuray
nurdan nurdin nurdina nure nurettin nurfan nurhan nuria nuriman nuriye nurlan nursel nursen nurten nurto nusrat nusret nusreta
nuwan obada obaida ofelia oksana ola olaf olavi ole oleg oleksandr olena olesia olga oliver olivera oliverio olivia olivier oliwer
oliwia olle ollie olof olov oluwa oluwaseun omaima omar omara omed omer omid omran orestis orhan oriana ornella osaid osama osamah
oscar oshin osiris oskar oskari osman ossian osvald osvaldo otar othello othman otthild ottilie otto oumaima ourania ousmane
oussama ove owe ozan paavo pablo palina palwasha pamela pantelis paola paolina pareza parisa parisha parnia parnian parsa parshang
parth parvaneh parvin parvis parwana patric patricia patrick patrik patrique patrizia patti paul paula paulette paulin paulina
pauline paulius paulo paulos paulus pawel paweł payam payman pearl peder pedja pedram pedro peggy pejman pekka pelin pelle penny
pentti perihan pernilla pernille pero perry persa pertra pertti peshang peshawa petar peter pether petko petr petra petrina petro
petronella petros petru petrus petrut petter peyam peyman peyvand phan philip philippe phuong pia piera pierre piet pieter pietro
pille pina piotr pirita pirjetta pirjo pirkka pirkko piyada polina poljana polly pontus pooja pouya predrag prema pricilla prisca
priscila priya priyanka przemyslaw putte päivi pär qader qadira qadria qamar qamile qani qasim quentin qusay quynh rabea rabia
rachel rachele rachid rachida radenko radin radislav radmila radmilo radomir radovan radwan raed rafael rafaela rafah rafal rafat
raffaele rafi rafid rafif rafik rafika rafiki raga ragad raggi raghad raghid ragna ragnar ragne ragnfrid ragnhild ragnvald ragnvi
ragnvor raha rahaf rahel raheleh rahif rahila rahim rahima rahime rahimi rahma rahman rahmat rahmeh rahmi rahmo rahmon rahul raihan
raihana raija raila raili raimo raimonda raimund raina rainer rainier raisa raiss rajendra rajinder rakim ralf ramadani
ramajana raman ramana ramazan ramesh rami ramin ramiro ramiza ramon ramona ramush ramzan rana randa randi raneen rangina rani rania
ranim ranko ranya raoul rasha rashad rashid rashida rashin rasim rasima raslan rasmine rasmus ratko raushan ravi ravid ravinder
rawad rawan rawia rawshan rayan rayane raymond raymonde raynor rayyan razak razan razia raziye rean rebecca rebecka reber redi
redjep redon redouane redwan reem reena regina regine rehan rehana rehman reid reidar reijo reiko reiman reime reimo reinaldo reine
reinert reinhold reini reinier reino reja rejhana rekan remas remi remon renan renars renata renate renato reni renita renja
rentaro renz renée resad reshad reshat reshma rewa rewan reyhan reyna reynaldo reza rezan rezart rezarta rezija riad riana rianne
riaz ricarda ricardo riccardo richa richard richel richelle rickard rickey ricky ridwan riggo rigmor rihab riham rihan rihanna
riitta rijalda rikard rikke rilana rilind rima rimante rimas rinad rinas rinat ringo rinor riordan risala rishab rishi ristiina
risto ritva riwan riyad riza rizalina rizan rizwana roaa roald robb robban robbie robel robert roberta robertas roberth roberto
robin robina roble rochelle rocky roda roderick rodi rodion rodrigo rogelio roger roham rohan rohat rohini rohit rohullah roine
rojan rojbin rojda rojdar rojen rojin rokhsar rokia roksana roland rolande rolando rolf romain romana romaric romi romina rona
ronahi ronald ronan ronas ronda rondik roneh ronel ronen roni ronin ronita ronja ronnie ronny rosaleen rosalia rosalie rosalind
rosaline rosalva rosamund rosann rosanna rosanne rosaria rosario rosaura roseann roseanne roselyn roselyne rosemary rosenda roser
roshana roshani roshin rosina rosita rosmarie rosmin ross rossella rostam roswitha rouba roushan rovena rowaida rowan roxane roy
roya roza rozarta rozerin rozeta rozhan rozina rubai rubeena ruby rudi rudina rudolf rudy rufat rufina rufus ruhal ruhama ruhan
ruhana ruhullah rukhsana rukia rukiya rukiye rula rumana rumen rumeysa rumiana runar rune runo ruohan ruqayya ruqiya ruslan ruslana
russell rustam rustem ruta rutger ruth ruwaida ruxandra ruzanna saad saalax saba sabad sabah sabeen sabeer sabela saber sabera
saberin sabi sabika sabina sabine sabira sabit sabitha sabri sabrin sabrina sabrine sabriye sachin sada sadam saddam sade sadeq
sadet sadete sadettin sadi sadia sadika sadio sadiq sadiye sadjad sado sadri sadullah sadun saed saeed safa safal safar safi safia
safin safina safinaz safira safiya safiye safiyo safouan safura safwan sagal sagel saghar sahal sahan sahand sahar saharla sahed
sahel sahib sahiba sahil sahin sahira sahra sahrish sahro sahrudin sahure said saida saif saifa saifali saija saila saima saimi
saimir saimon saira sairan sait sajad sakar sakari sakarin sakariya sakariye sakina sakineh sako saku salaam salah salamah salamat
salar salawat saleem saleema saleh saleha salema salha salih saliha salim salina salinka saliou salliya sally salma salmaan salmin
salvador salvi salvija salwa salwan samaher samal saman samaneh samantha samar samara samareh samaria samaya samed sameena sameer
sameh samer samera samet sami samia samiha samim samima samin samine samini samir samira samiro samiya samiyo samjhana sammy
samnang samo samoel samra samrawit samrin samson samuel samuele samuli sanaa sanad sanam sanan sanaz sandeep sandi sandis sandra
sandrina sandrine sandro sandy sanel sanela saner sangar sangin sanita sanja sanjar sanjay sanne sanni santeri santiago santtu
saoud sara sarah saran saranda sarang sarannya sardar sareem sarem sarena sargis sargon sarhad sarianne sarin sarina sarita sarka
sarkar sarko sarlota sarma sarmad saro saron sartip sarunas sarunya sarvar sarvenaz sarwin sarya sasa sasha sashka saskia sasko
sassan satenik saule saulius saundra savannah savina savita savo sawsan sayaka sayan sayed sayid saynab sayuri scarlett scott seada
sean seba sebahat sebahate sebastian sebiha sedin sedina seema sefa sefedin sefer seferin sefika sefora segolene seham sehar sehela
seid seif seija seiko seila seini seiran sejla selam selami selda selena selene selenia selia selil selim selime selin selina
seljan selma selman selmir selva selvedin selver selvi selvije sema semanur semeli semhal semhar semiha semil semin semina semine
semir semira semire semra senad senada senaida senait senan senel sener senija senthil sepideh seppo serafim serafina serah seran
serbest serda serdal serdar serdil seren serena serge sergej sergey serginho sergio serhan serhat serhii serin serina serkan serkar
sermin serol serwa serwan sesilia setareh seth sethi settar sevan sevda severi severin severina severine sevgi sevil sevilay sevin
seyam seyda seyma seymour shaba shaban shabana shabbir shabnam shachar shad shada shadan shaden shadi shadia shadin shadman shafaq
shafi shafiq shaha shahab shahad shaham shahd shahed shahen shahi shahida shahin shahir shahira shahla shahlo shahnaz shahniza
shaho shahrad shahram shahriar shahrouz shahzad shai shaida shaima shaimae shaiman shaina shaista shakeel shakeela shaker shaki
shakib shakiba shakir shakira shakoor shakria shalaw shaleen shalini shallan shamal shaman shambel shameer shamil shamila shamim
shamima shamiran shamis shamoun shams shamsa shamsi shamso shamsul shana shanaz shandi shane shanell shaniya shant shanta shantel
shany shara sharaf sharam sharareh shareefa shari sharif sharife sharin sharlene sharlin sharmake sharmila sharmin sharon sharona
sharwan sharzad shatha shauna shawki shayan shaylan shaza shazad shazia shea sheena sheida shela sheldon shelly shena sheng shenika
shenol sheraz sheri sherif sherin sherko sherly shermin shervin sherwan sherzad sherzai sheyla sheylan sheyma shiar shifra shilan
shiler shima shimal shimelis shimon shinar shingo shino shinwar shir shira shireen shirel shiri shirin shirine shirko shirley
shirwac shivan shivani shiwa shko shola shoshana shpetim shpresa shpresim shukran shukri shukria shukur shulamit shuna shushan
shwan shwana siaka siamak siamand siana siar siavash sibel sibylle sidar sidona sidonia sidonie sidra sifa sigal sigbert sigbjörn
sigbritt sigfrid sigge sighild sighsten siglinde sigmund signa signar signe signhild signy sigrid sigridur sigrun sigurd sigvald
sigvard sigvor siham sikandar sikander silan silas silda silena silvano silvia silvina silvio simal siman simar simas simcha simen
simeon simer simin simina simion simon simona simone simoni simonida simran simret simrit sinan sinar sindi sindre sinikka sinisa
sinja sinthia siranush sirena siria siriporn siriwan sirje sirkka sirkku sirle sirma sirpa sirvan sisay sisko sissan sissel sissela
sitara sitora siv siva sivan sivert sivin siwar sixten siyan skandar skender slavica slavik slavisa slavomir sloan slobodan
smaragda smiljana snejana snezana snežana soane sobia sofi sofia sofian sofiane sofie sofija sohail sohaila sohan soheil soheila
sohel soheyla sohrab solange solbritt soleil soleiman soley soleyman solfrid solia soliana solin solmaz solveig soma sondre soner
songül soni sonja sophia sophie sophio soran soraya soren sorin sorina soroush soufian soufiane soukaina soulaf soulayma soundes
souraya sozan speranta stafania staffan stana stanimir stanislaw stanisław stanka stanko stanley starkad steen stefan stefana
stefania stefanie stefano steffen steffi steinar stelian stellan stenka stepan stephan stephanie stephen sterling steva stevan
steve steven stevica stewart stian stina stine stoja stojan stojanka stuart sture styliani suabir suad suada suayb suchada suda
suela suelen suerita sufi sufiya suha suhad suhail suhaila suhair suham suhan suhayb suheila suhel sukran sukriye sulafa sulaiman
suleiman sulejma sulejman sulekha suleyman sulma suma sumalee sumaya sumera sumeya sune sunil sunita sunneva sunthorn suresh sureya
suri surinder suriya susan susana susann susanna susanne sutthida suwar suza suzana suzanne suzette svanhild svante svein sven
svend svenne sverker sverre svetla svetlana sylva sylvain sylvana sylvi sylvia synne synnöve sören tabata tabea tafari tage tagrid
taha tahani tahar taher tahera tahere tahir tahire tahiri tahmina tahmineh tahsin taina tajda tajinder talal talea talia talib
taliba taliesin talina talita talvin talwar tamam tamana tamar tamara tamas tamay tame tameem tamer tamika tamilla tamima tamina
tamino tamir tamo tanaz taner tania tanina tanita tanja tanya tapani tapio tara taraneh taras tareg tarell tareq tarig tarik tarin
tariq tarja tarkan tarlan taron tarun tasha tashi tasia tasnim tatevik tatiana tatiane tatjana tatsiana taulant taulanta tauno
tavan tawana tayla taylan taym ted teddy tedla tedros tehila tehseen teija tekin tekla tekle telal telina telma temesgen tena teo
teodor teodoro teofil teoman teona teoria teresa terese teresia teresina terje terrance tesfa tesfalem tesfay teska tess tessa
tessan tetiana tewelde thaana thabet thais thalia thamer thanh tharwat thea theo theoden theodor theodora theoni thera theres
therese thiago thiam thierno thierry thilda thilo thinh thirza thom thomas thommy thor thora thorben thorbjörn thordis thore
thorild thorkild thorsten thulani thuong thuraya thure thurid tian ticiana ticiano tiernan tiffany tigran tiina tiit tijana tilak
tilda tilde tildie tilia tilla tillmann tilly timela timmy timo timur tina tinashe tinatin tindaro tindra tinus titanya titas
titiana titti toader toan tobbe tobias tobie tobin todd todor todora todorka tofan tofik toini toivo tolga toma tomas tomasa
tomasina tomasz tomica tommi tommie tommy tompa tonia torben torbjorg torbjörn torborg tord tore torgny torgun toril torilla torkel
torleif tornike torny torolf torsten torsti torulf torvald torvid totte touba tova tove trang travis tricia triin trina trine
tristan troy trudi tuan tuana tufve tulin tuman tumelo tunde tuomas tural turan ture tursun tuukka tuula tuuli tuulikki tyko tyler
tynan tyra tyron tyrone ubah ubaid ubaida ubax ulas ulf uljana ulla ulle ulli ulrica ulrik ulrika umar umer umran umut unni uranela
urho uria uriel urim urjana ursula usha usher usman vadim vahid vahida vahide vahidin vaida valbona valbone valda valdas valdemar
valdet valdete valdir valdis valdrin valdrina valea valens valente valentin valentina valentino valeria valerie valerio valerius
vali valija valmir valmira valon valona valter valtteri vance vane vanessa vanina vanita vanja vanora vanyar vardan varin varlam
varsha vartan varun varuna varvara vasilica vasiliki vasilis vebjörn vedran vedrana veena veikko velda veli velibor velid velida
velimir velinka velizar velma vendela venera venessa venetia venette venita venja venka venna venni veran verana verena vergil
verica verina verna verner veronica veronika vesa veselin veselina veska vesna vetle viana vianne vibeke vicenta vicente vicentia
vicken vicki victoire victor vidan videlis vidoja vieta viggo vigo vija vijay vijaya vikas vikram viktor viktoras viktoria vildan
vildana vilfred vilgot vilhelm vilia vilis viljami viljar viljo villads villem villiam vilma vilmar vince vincent vincente vincenzo
vinh vinicius vinko vinnie violeta violette virendra virgil virgilio virginia virginie visar vishal vitali vitalija vitomir vitor
vitore vitoria vittorio vivan viveca viveik vivek viveka vivi vivian viviane vivianne vivienne vjosa vlad vlada vladan vladana
vladimer vladimir vlado vlasta vlora vlorian volkan volker volmar volodymyr vonda vonne wael wafa wahib wahiba wahit walburga
waldemar waleed walid wallada walter wanda wanja wannida waqas wardo waris warsame warsan warvin wasse wassila wassim wayne wendel
wendela wendy wenke werdan werne werner weronika wiam wictor wiktor wiktoria wilbert wilbur wilda wilfrid wilhelm wilhelmina wilian
willard wille william willie willy wilma wilmer wilmina wilson wilton wisal wissam wojciech xander xavi xavier xaviera xhelal
xhenet xheni xhevdet ximena xin yacine yadira yadollah yahia yahya yakir yalda yamam yamama yaman yamen yamina yamna yamur yander
yaniel yanik yanitsa yanka yara yaran yarden yared yaren yareni yariel yarik yaron yarona yaryna yasaman yasamin yasemin yasenia
yaser yash yasha yashar yashika yashna yasin yasine yasir yasira yasman yasmin yasmina yasmine yassen yasser yassin yassir yatin
yavar yavuz yazan yazi ylber ylva ylvali yngve yohannes yoland yolande yonas yonis yordanka yorick yosan yosef yosra youn younan
younas younes younis yousaf yousef yousif yousifa yousra youssef yousuf youval yrsa yukari yulia yuliia yuna yunus yura yuri
yuridia yusairah yusef yuset yusha yushan yusnier yusra yusta yusuf yvette yvonne zabihullah zacharias zacharie zackarias zadran
zafiris zaha zahara zahedi zaher zahia zahid zahida zahide zahir zahra zahraa zahran zahri zaid zain zaina zainab zainal zaitoun
zakaria zakarias zakariya zakariye zakeri zaki zakia zakir zakira zakiye zakiyo zalan zamani zamila zamzam zana zandra zaneta zanko
zano zara zare zarema zari zarif zarifa zarmina zartasha zavier zawadi zawar zayana zaydan zaylan zaynab zbigniew zeenat zeferina
zeferino zehda zehra zeidan zeina zeinab zejd zekarias zekeriya zeki zekija zekirija zelal zeleke zeliha zelika zeljana zelko zemen
zenab zendeli zeno zenta zepporah zerka zeta zeynel zeynep ziad zidane zinaida zinedin zinedine zinet zineta zinka zion zivana
zivanka ziyad zlata zlatan zlatica zlatija zlatko zlatomir zoe zofia zoha zohal zohar zohra zohran zohreh zola zora zoran zorana
zorica zorka zosim zozan zubaida zuhal zuhra zuhreta zuhur zuhura zuleika zully zuraida zurina zuzanna zuzia zuzka zvonimir zvonko
ängla åke åsa åsalill åse åsne örjan östen łukasz
`

/** Also ordinary words when they begin a sentence ("Stig från parkeringen", "Hans bil", "Inga skador"). */
const alsoWords = `
alba april ask can bernard bill bjarne björn bo bror cilla dag dan dani dina elva ester finn firas frank frans frej gun
hans hasse heléne hjördis inga iris isa jarl kaj ken klara linnea linnéa liv lotten lou lova love majvor mick mika
mina my nico niko ninja noomi orvar ottilia pascal per pål rakel ray rex rita rose rosie ruben runa rut saga sam
sander sanna sol sten stig styrbjörn sunniva svala tim tom toni tony torun tuva ulva urban vera vidar vide ville
viola örn
`

/** Also places, companies, feasts or months: a name only before a surname or after words such as "heter". */
const alsoPlaces = `
alexa alma asta aurora bella belle bianca blanca celine chris elvis flora gloria israel jan jordan joy juni knut lucia
mai maj marina mark max milan mio nora nova odd odin ramadan rosa salem sibylla siri stella svea tor valborg victoria violet
`

/** A name only beside another: "Inga-Lill", "Ros-Marie". */
const onlyInDoubles: ReadonlySet<string> = new Set(
  'ann bo britt gull ing kaj li lie lill lis len lott mari ros sofi'.split(' '),
)

export type NameCertainty = 'certain' | 'inside-sentence' | 'with-surname'

const certainty: ReadonlyMap<string, NameCertainty> = new Map([
  ...entries(otherNames, 'certain'),
  ...entries(common, 'certain'),
  ...entries(otherNamesAlsoWords, 'inside-sentence'),
  ...entries(alsoWords, 'inside-sentence'),
  ...entries(alsoPlaces, 'with-surname'),
])

function entries(names: string, value: NameCertainty): [string, NameCertainty][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, value])
}

/** How surely the lower-case word is a given name, or undefined. Double names need every part in the list. */
export function givenNameCertainty(word: string): NameCertainty | undefined {
  if (!word.includes('-')) return certainty.get(word)
  return word.split('-').every((part) => certainty.has(part) || onlyInDoubles.has(part)) ? 'certain' : undefined
}

/** What a letter, or two, sounds like: "ou" and "u" alike. An empty sound is none. */
const soundsOfTwo: ReadonlyMap<string, string> = new Map(
  'ou:u oo:u ee:i ie:i ei:i ij:i iy:i ph:f ck:k kh:k th:t gh:g'.split(' ').map((pair) => {
    const [letters = '', sound = ''] = pair.split(':')
    return [letters, sound]
  }),
)
const soundsOfOne: ReadonlyMap<string, string> = new Map(
  Object.entries({ y: 'i', j: 'i', q: 'k', c: 'k', w: 'v', z: 's' }),
)

/** The sounds behind the spellings that names from other scripts get: Ayoub, Ayub and Ayyoub are one. */
function soundOf(name: string): string {
  const length = name.endsWith('h') ? name.length - 1 : name.length
  let sounds = ''
  for (let at = 0; at < length; ) {
    const two = soundsOfTwo.get(name.slice(at, at + 2))
    const letter = name[at] ?? ''
    const sound = two ?? soundsOfOne.get(letter) ?? letter
    if (!sounds.endsWith(sound)) sounds += sound
    at += two === undefined ? 1 : 2
  }
  return sounds
}

const shortestSound = 5
const sounds: ReadonlySet<string> = new Set(
  common
    .trim()
    .split(/\s+/)
    .filter((name) => name.length >= shortestSound)
    .map(soundOf),
)

/** True when the lower-case word is another spelling of a listed name of at least five letters. */
export function soundsLikeGivenName(word: string): boolean {
  return word.length >= shortestSound && sounds.has(soundOf(word))
}
