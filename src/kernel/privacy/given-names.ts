/**
 * Given names common in Sweden, of all origins, written from general knowledge, in lower case. One string per group:
 * the lists go to the browser, and this is their smallest readable form.
 */
const common = `
abbas abbe abdalla abdallah abdelkarim abdelrahman abdi abdiaziz abdifatah abdikadir abdinasir abdirahman abdirashid
abdirisak abdirizak abdirizaq abdisalam abdiwahab abdul abdulaziz abdulkadir abdulla abdullah abdullahi abdulqadir
abdulrahman abed abel abena abraham abrham abshir acke adaeze adam adan adel adem aden adil adnan adrian afrah agata
agda agim agnes agneta agnieszka agron ahlam ahmad ahmed ahmet aicha aida aila aina aino aisha aishah ajla akram alaa
aland albert albin alejandra alejandro aleksandar aleksander aleksandra alen alessandro alex alexander alexandra
alexandru alexej alf alfons alfred algot ali alia alice alicia alin alina aliyah allan alva alvar alvaro alvin amaal
amal amanda amani amar amara amel amelia amer amin amina aminah aminata amir amira amit amna amra ana anas anastasia
anders andrea andreas andrei andrii andriy andrzej andré andy anela anette angelica angelika angelina anisa anita
anitha anja anjali ann anna anne anneli annelie annette annica annicka annie annika annmarie ansgar ante antoine anton
antonia antonio anwar arash arben ardian ardita ariam arian ariana arif arjun arman armin arne arnold aron arshia arta
artan arthur artur arvid arvin arvo aryan asad asha ashkan asiya asli asma asmaa assar astrid atle august aurelia
aurélie awat axel aya ayaan ayaanle ayan ayanna ayat aydin ayham ayla aylin ayman ayoub ayse aysha ayşe azad azin aziz
aziza azra badr bahar bahram baraa baran barbara barbro barry barwaqo basel bashar bashir bassam batoul batul bawer
bayan bea beata beatrice becky behnaz behrouz belinda bengt benita benjamin benke benny berat bereket berfin berit
berivan bernhard bernt bert bertil besa besart besnik beth betty bilal bilan biljana birger birgit birgitta blerim
blerina blerta bob boban bobby bodil boel bogdan bohdan bojan bonnie boris bosse botan bozena branka brian brita britt
britta bruno burak burhan börje büşra calle camila camilla camilo carin carina carita carl carlos carmen carola carolin
carolina caroline casper caspian cassandra catarina catharina cathrin cathrine cecilia cemal cemile challe charles
charlie charlott charlotta charlotte chatarina chiara chidi chinedu chloe christel christer christian christin
christina christine christoffer claes clara clas claude claudia claudio cleo colin connie conny cornelia crister
cristian curt céline dagmar dagny dalia damir daniel daniela daniella danielle danne danny dante danuta daoud daria
dariusz darko darya daryoush david dawit dean deepak deeqa dejan delal denice denisa denise denisse deniz dennis
desirée diako diana dick didrik diego dilan dilara dino disa diyana diyar djordje dmytro dominic dominik donald donya
doris dorota dragan dragana driton dunja dusan dzenan ebba ebbe ebru edda eddie eddy edgar edin edis edita edith edla
edona eduardo edvard edvin edward edwin eero egil egon ehsan eila einar eino ekaterina ekrem elaf elena eleonor
eleonora elham elias elif elin elina elis elisa elisabet elisabeth elise ella ellen ellie ellika ellinor elliot elliott
elly elma elmedin elmer elmir elnaz elof eloise elsa elsie elsy elton elvin elvira elvy elżbieta eman emanuel embla
emeka emelia emelie emil emilia emilie emilio emily emin emina emine emir emma emmanuel emmy emran emre enar enes engla
enis enisa enoch enok enzo erdem eric erica erik erika erkan erland erling ermal ermin ernesto ernst ersin eskil esko
esma esmatullah esra estelle esther eugen eugenia eva evald evelina evert evy ewa ewelina fabian fadi fadia fadma
faduma fadumo fahad fahima faisa faisal faiza fanni fanny farah fardowsa fares farhad farhan farhia farhiya farid
farida faris farshad farshid fartun farzad farzaneh fateme fatemeh fathi fathia fatima fatma fatmata fatme fatmir
fatoumata fatuma fawzi fawzia fazal felicia felix fereshteh feride fernanda fernando feven feysal filip filippa filiz
filmon firat fitore foad folake folke fouad francesca francesco francisco françois frasse fredric fredrik fredrika
fredy freja frida fritiof fritz fuad gabriel gabriela gabriella galina georg george gerald gerd gerda gerhard gerry
gert gertrud gezim ghada ghassan ghazal ghazi ghulam gideon gilbert gina giorgos giovanna giovanni gisela gittan glenn
golnaz goran gordana gottfrid grażyna greger greta grzegorz gudrun guillaume guled gulistan gullan gulli gulsen gunborg
gunbritt gunhild gunilla gunn gunnar gunnel gunvor gustaf gustav göran gösta göte göthe haben habib habiba hadar hadeel
hadi hadija hadil hafsa haider haifa haitham hakan hakim halid halima halimo halvar hamad hamada hamdan hamdi hamid
hamida hamidullah hamoud hampus hamsa hamza hana hanadi hanan hani hanna hannah hannele hannes harald harriet harry
harun hasan hasna hassan hatice hava hawa hawo hayat haydar hayder hedda hedvig heidi heino heinz hekmat helen helena
helene helga helge helin hellen helmer helmut henning henric henrik henry herbert herman hermela hevin hiba hibo hicham
hilda hilding hildur hillevi hilma hilmer hind hisham hiwa hjalmar hoang hoda hodan holger horst hossein houda hubert
huda hugo huong husam huseen husein huseyin hussain hussein håkan hülya ibbe ibrahim ibrahima ida idil idris ifrah
ikram ikran ilaf ilham ilhan ilias ilir ilona ilse ilyas imad iman imran inas ines inez ingalill ingeborg ingegerd
ingegärd ingela ingemar inger ingmar ingmarie ingrid ingvald ingvar iqra irene irfan irina irma iryna iréne isaac
isabel isabela isabell isabella isabelle isac isak ismael ismail ismet isra israa issa ivan ivana ivar ivo iwona iyad
jaafar jaber jabir jacek jack jacob jakob jakub jalal jama jamal jamila jamilo jana janet janina janne jannike janusz
jari jasim jasmin jasmina jasmine javad javier jawad jeanette jeff jelena jennie jennifer jenny jens jeppe jeremy
jerker jerry jerzy jesper jessica jessika jill jim jimi jimmie jimmy jinan jiyan joachim joacim joakim joanna joar
jocelyn jocke joel johan johana johanna johannes john johnnie johnny jolanta joline jomana jon jonas jonatan jonathan
jonna jonny jonte jorge jorma jose josef josefin josefina josefine joseph josephine josip josé joud joão juan juanita
judit judith juha juhani jukka julia julian juliana julie juliette julija julius jumana justus jwan jytte jörgen
kaarina kacper kadir kadra kai kaisa kajsa kalle kaltun kamal kamil kamila kamilla kamran karam karen kari karim karima
karin karl karolin karolina karsten karwan kasim kaspar kasper katarina katarzyna kate katharina kathrine katinka katja
katrin kavita kawa kazimierz kelly kemal kenan kennet kenneth kenny kent kenta kenth kerstin kerttu kevin keyvan
khadija khadijah khadra khaldoun khaled khalid khalida khalif khalil khawla kian kicki kidane kiki kim kimia kimmy
kirill kirsi kirsten kirsti kjell kjerstin klas klaudia klaus kofi konrad konstantin koray kosovare kourosh kowsar
kristaps krister kristian kristin kristina kristine kristofer kristoffer krystyna krzysztof kujtim kurt kwame ladan
lage laila lajla lakshmi laleh lamar lamia lana lara larissa larry lars lasse laura lavin layan layla lea leah leandro
leen leena leia leif leila lejla lela lelle lena lennart leo leon leonard leonardo leonora leopold leticia levi leya
leyla li lia liam liban lidia liisa lilian liliana lilianne lillemor lillian lilly lily lina linda linh linn linni
linus liridon lisa lisbet lisbeth lise liselott liselotte lisen lisette livia lizette ljiljana loai loke lolita lollo
lorena lorentz lorik lotta lottie louay louie louis louise lovis lovisa luan luay lubna luca lucas lucin lucy ludde
ludvig ludwig luis luisa luka lukas lulu luna lutfi luwam lydia lykke maarit madeleine madelen madelene mads magda
magdalena maggan maggie magnhild magnus maha mahad mahamed mahamud mahdi maher mahin mahmood mahmoud mahmud mahnaz
mahsa maja majd majed majid majken majlis maksim malak malgorzata malik malika malin malkolm malou malte malva mamadou
manal manar mandana mandy manfred manne manuel manuela marah marcel marcin marco marcus marek margaret margareta
margaretha margarita margit margita margot mari maria mariam mariama mariana mariann marianna marianne marica marie
marielle mariette marija marika mario marit marita maritta mariusz marja marjan marjatta marjo marjut marko markus
marlene marta martha martin martina martti marwa marwah marwan mary maryam masood masoud mateusz mathias mathieu
mathilda matilda mats matteo matthew matthias matti mattias mattis maud maurice maximilian maximiliano maya mays maysa
mazen małgorzata mehari mehdi mehmed mehmet mehran mehrdad meja melanie melika melina melisa melissa melker melvin
merhawi merima meron mersiha merve meryem mia micael michael michaela michal michał michel michelle micke miguel
mihaela mihai mikael mikaela mikal mikko mila milad milena milica milla milo milton mimmi minea minh minna minou mira
miranda mirela mirella mirja mirjam mirjana miroslav mirza moa mohamad mohamed mohammad mohammed mohamud mohanad mohsen
mojtaba molly mona monica monika morad morgan morris morten mouna moussa muath muhamed muhammad muhammed muhanad
muhannad muhsin mukhtar muna munir munira murad murat musa musab mussie mustafa mustapha mykola märit märta måns nabil
nabila nada nader nadia nadim nadine nadir nadja naemi nahid nahom naim naima najah najib najibullah najma nancy nanna
nanny naomi narges narin naser nasim nasir nasra nasrin nasser nasteho natali natalia natalie nataliya natalja natasa
natasha nathalie nathan natnael natsnet nattaya navid nawaf nawal nazanin nazar nebojsa nedim neha nellie nelly nenad
neo nermin nermina nesrin nevena nga ngozi nicke nicklas niclas nicolai nicolas nicole nicolina nicoline niels nihad
nikita niklas nikola nikolaj nikolas nilofar nils nimco nimo nina ninni nisreen nisrin niyaz nizar noa noah noel noor
nore nouh nour novalie nuha nur nura nurhan nuria obaida oksana ola olavi ole oleg oleksandr olena olga oliver olivia
oliwer oliwia olle olof olov oluwaseun omar omer omid omran orhan osama osamah oscar oskar osman ossian osvald osvaldo
othman otto ousmane ove owe ozan pablo pamela paola parisa parvin patric patricia patrick patrik paul paula paulina
pauline paulo pawel paweł payam peder pedja pedro pejman pekka pelle penny pentti pernilla perry pertti peter pether
petra petronella petter peyman philip phuong pia pierre piotr pirjo pirkko pontus pooja pouya priya przemyslaw putte
päivi pär qamar qasim qusay quynh rabia radmila raed rafael rafat ragna ragnar ragne ragnhild ragnvald rahaf rahel
rahim rahma rahul raija raimo ralf raman ramazan ramesh rami ramin ramona rana randi rania ranim ranya rasha rashid
rasmus ravi rawan rayan rayane rayyan razan rebecca rebecka redwan reem regina reidar reijo reine reino renata renée
reyhan reza riad ricardo richard rickard rigmor riham rihanna riitta rikard rikke rima rimas risto ritva riyad roaa
roald robban robel robert roberth roberto robin rocky rodi rodrigo roger rohat rohit roine rojda rojin roksana roland
rolf ronahi ronald roni ronja ronnie ronny rosalie rosanna rosario rosita rosmarie roy roya roza rozerin rufus rukia
rukiya rula rune ruqayya ruqiya ruslan rustam rutger ruth saad saba sabah sabina sabine sabri sabrin sabrina sadam
saddam sadia sadiq saeed safa safia safiya sagal sahal sahar sahra said saida saif saimi sajad sakari sakariya sakina
salah saleem saleh salih salim sally salma salwa saman samantha samar sameer samer sami samia samir samira samiya sammy
samrawit samuel sanaa sanaz sandeep sandra sanel sanja sanjay sara sarah sardar saron sarya sasha sawsan sayed sayid
saynab scarlett sean sebahat sebastian seham seid selam selim selin selma semhar semir senad senait sepideh seppo
serdar sergej sergey sergio serhat serhii serkan seth sevda sevgi shabnam shad shadi shadia shahad shahin shahla shaho
shahram shaima shaker shamim shams shamsa shamso sharif shayan sherin sherzad shilan shireen shirin shpresa shukri
shwan siavash sidra sigbritt sigfrid sigge sighild signe sigrid sigurd sigvald sigvard siham silvia simon simone simret
sinan sinisa siriporn sirpa sisko siv sixten skender slavica slobodan snezana snežana sofi sofia sofie sofija soheil
soheila solbritt solin solveig soma songül sonja sophia sophie soran soraya soroush sozan staffan stanislaw stanisław
steen stefan stefanie stellan stephan stephanie stephen steve steven stina sture suad suada suha suhail suhaila
suleiman sulejman suleyman sumaya sumeya sune sunita suresh susana susann susanna susanne suzana suzanne svante sven
svenne svetlana sylvia synnöve sören tage taha tahani taher tahir talal tamara tamer tania tanja tanya tapio tara taras
tareq tarik tariq tarja tarkan tasnim tatiana tatjana tauno taym ted teddy teija tekla tekle temesgen teo teodor teresa
terese teresia terje tesfalem tesfay tess tetiana tewelde thamer thanh thea theo theodor theodora theres therese thiago
thierry thilda thom thomas thommy thor thorbjörn thore thorsten thure tiffany tiina tijana tilda tilde tilly timmy timo
timur tina tindra titti tobias toivo tolga tomas tomasz tommie tommy tompa torbjörn torborg tord tore torgny torkel
torsten torulf torvald totte tova tove trang troy tuan tunde tuomas turan ture tuula tuulikki tyko tyler tyra ubah ubax
ulf ulla ulli ulrica ulrik ulrika umar umut unni urho ursula usman vahid valbona valdemar valentin valentina valentino
valeria valon valter vanessa vanja vedran veikko velibor vendela verner veronica veronika vesna vibeke victor viggo
vigo vijay viktor viktoria vilgot vilhelm viljo villiam vilma vincent visar viveca viveka vivi vivian viviane vivianne
vjosa vladimir vlado volkan volodymyr wael wafa waleed walid walter wanda wanja waqas warsame warsan wassim wendela
werner weronika wictor wiktor wiktoria wilda wilhelm wilhelmina wille william willie willy wilma wilmer wissam wojciech
xavier xhevdet ximena xin yahia yahya yaman yamen yara yasaman yasemin yaser yasin yasir yasmin yasmina yasmine yasser
yassin yassir yavuz yazan ylva yngve yohannes yonas yonis yosef younes younis yousef yousif yousra youssef yousuf yrsa
yulia yuliia yuna yunus yuri yusef yusra yusuf yvette yvonne zabihullah zacharias zackarias zaher zahid zahir zahra
zaid zain zaina zainab zakaria zakarias zakariya zaki zamzam zana zandra zara zaynab zbigniew zehra zeina zeinab
zekarias zeki zelal zeynep ziad zion ziyad zlata zlatan zlatko zoe zofia zohreh zoran zozan zuhal zuhur zuzanna zvonko
ängla åke åsa åse åsne örjan östen łukasz
`

/** Also ordinary words when they begin a sentence ("Stig från parkeringen", "Hans bil", "Inga skador"). */
const alsoWords = `
alba april ask bernard bill bjarne björn bo bror cilla dag dan dani dina elva ester finn firas frank frans frej gun
hans hasse heléne hjördis inga iris isa jarl kaj ken klara linnea linnéa liv lotten lou lova love majvor mick mika
mina my nico niko ninja noomi orvar ottilia pascal per pål rakel ray rex rita rose rosie ruben runa rut saga sam
sander sanna sol sten stig storm styrbjörn sunniva svala tim tom toni tony torun tuva ulva urban vera vidar vide ville
viola örn
`

/** Also places, companies, feasts or months: a name only before a surname or after words such as "heter". */
const alsoPlaces = `
alexa alma asta aurora bella belle bianca blanca celine chris elvis flora gloria israel jan jordan joy juni knut lucia
mai maj marina mark max milan mio nora nova odd odin rosa salem sibylla siri stella svea tor valborg victoria violet
`

export type NameCertainty = 'certain' | 'inside-sentence' | 'with-surname'

const certainty: ReadonlyMap<string, NameCertainty> = new Map([
  ...entries(common, 'certain'),
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
  return word.split('-').every((part) => certainty.has(part)) ? 'certain' : undefined
}
