/**
 * More given names, short forms and spellings, in lower case, written from general knowledge: those of the largest groups in Sweden
 * (Nordic, Arabic, Persian, Kurdish, Turkish, of the Balkans, Polish, Ukrainian, Somali, of the Horn, West African, Latin American, Asian).
 */
export const otherNames = `
aada aadhya aarav aarne aarno aaron aatos abdel abdelaziz abdelilah abdellatif abdelmajid abdifitah abdihakim abdimalik abdisamad
abdulahi abdulkader abdulkarim abdulkerim abdulmajid abdulrazak abdulsalam abdulwahid abdurrahman abeba abeer abhinav abhishek abigail
abir abrehet abtin abukar abuukar adama adar adebayo adeline adenike adewale adham adiam adina adis aditi aditya admasu afewerki affe
afia afram afrdita afrim afsaneh afshin afsoon agaton agid agne agnesa agnetha agust agustín ahado ahti ahura aiko aili airi aisho aiša
ajay ajdin ajete ajit ajna ajshe akash akberet akhil aki akif akiko akinyi akira akosua aksel akshay akua alan alassane albian albiona
alborz aleksandr aleksei aleksej aleksi alem alemu alend alexandre alexandros alexei alexia alexis alfonso alganesh alhaji alicja alida
alieu alireza aliya alketa alli almahdi alok alonso alper alperen altina alve alwin alyona amadeus amalia ameer amela amelie amiira amil
amila amirhossein amita amjad amleset ammar amol amparo amran amrit amélie anab anand anastasiia anastasija anatolij anatoliy andrej
andres andréa andréas andrée andrés anel anes anett angélica anida anika anil ankit ankita ankur annalena anni anny anong ansa anssi
anthon anthony antoni antonios antony anu anup anurag aous aparna apinya araceli arastoo araya arbnor arbnora archana aref arezo arezoo
arezou argjend argjenta ari arijeta arja arjin arkadij arkadiusz armend artiom artjom arttu arun arunee arvi arwa arzu asaad aseel
asfaha ashanti ashish asho ashok ashraf ashwin asim askalu asmeret asmira assane astor astrit atefeh atena athanasios atheer athir
atilla atul auli aulikki aulis avan avdo avinash avni awatif awaz awet awot ayad ayah ayda ayesha ayfer aygun aygül aymen ayni aynur
ayodele ayoob aysegül aysel aysun ayten ayşegül azar azeb azem azieb azita babacar babak babucarr bahadir bahador bahareh bahast bahoz
bahri bahtije bajram bakary baker balwinder banh bao bardha bardhyl bartek bartlomiej bartosz bartłomiej barış basem bashiir bashkim
bassel batool batuhan bawan bayram behcet behija behzad belgin belma benito benneth benyamin beqir berhe beril berith berk berkay berndt
berra berth berxwedan besarta bethlehem betiel betul betül beyza bharat bhavna bibi biggan bikram bilel bilge binh biniam binta binyam
birgül birk birol birre birthe bisrat blerton bleta bobban bogumila boguslaw bogusław bonny boonmee borka boubacar bouchra bounmy boško
bożena brandon branislav branislava brigitte bryan bubacarr bugra bujar burcu bushra busra bülent büsra caisa cajsa cali caliyo canan
caner carsten caspar catherine catrin catrine cattis cem cemil cengiz cenk ceren cesar ceyda ceylan cezary chaiwat chalerm chandan
chandra chanida chantana charanjit charbel cheima chetan chidinma chika chiman chioma chloé chnar chong christofer chukwu chukwuma
cigdem cihat cissi clary collin concepción conka constantin consuelo cornelis crille cristina cristoffer cristóbal cuma cumali cuong
cynthia czeslaw czesław daban daggan dagge dahabo dahir dalal daljit danial daniat danica danijel danilo danja dardan dardana dardane
darija darin darinka darius dariush darshan daryna dashne dashnor dashuri davoud davut dawda dawid deborah deepika deeqo defne degan
dejen denys dersim desanka destan devi devrim dexter dhaqane dhool dhruv diaa diellza dieter dijana dilek diler dilnaz dimitrios dinko
divna divya djibril djuro dmitri dmitrij dmitriy doaa dogan donia donjeta dragica draginja drago dragoljub dragoslav dragutin drazen
dražen drenusha drilon drita duaa dubravka duong dursun dusko duygu dušan dušanka duško désirée džana džemal dženana ebbot ebele ebou
ecem edmond edrissa edyta eeli eelis eemeli efrem efua egzon egzona eira eivor eje ekin ekow elaheh elbasan elenor eleonore elicia elie
elijah elinor eliot elissa eliza elizabeth ellan elli ellis elmaze elmedina elvi elwin elwira elyas elzbieta emeli emely emilija emmeli
emmelie emmie emrah emrik emy endrit engin enrique ensio enver enya erblin ercan erdal erdinc erdogan erja erjon erkki ermira ernö erol
ertugrul ervin esbjörn esen esmail esmeralda esraa essi estela eveliina evelin eveline evelyn evgeni evgenij evîn ewin eyad eylem eylül
eyob eyup fabio fadwa faezeh fahd fahrije faiz falah falastin fannie farbod faribourz farideh farouk farrokh fartuun faruk fatbardh
faten fatih fatimah fatin fatmire fatos fatosha fawaz fayez fayrouz faysal feda fedor fehim feim fejzo felipe femi feras ferdeze ferenc
fereydoun ferit feryal feyza fida fidel figen fikret filmona finan fippe firouz firouzeh fisnik fitim fitsum flamur flavio flemming
florentina forough forouzan fowzia francisca franciszek franjo fredda freddie freddy fredrick freya frode funmi furkan gabbe gabor
gabrielle gamze gaurav gautam gazmend gbenga gedi geeta gennadij genowefa gerardo germán gerth ghadeer ghaleb ghenet gheorghe ghodrat
gholam giang gilberto gillis girish girma girmay giti gizem gladys gleb goitom gojko golnar gonca gonzalo gopal govind graciela grazyna
grethe grigorij guadalupe guillermo gulay gulcan gullvi gulsah gunay gunni gunsan gurdeep gurjit gurli gurpreet gurra gzim gëzim göksel
gül gülay gülcan gülsah gülsen gülsüm gülten günay habon habtom hacer hagos haidar hailey hajar hajdar hajer hajra hajrije hajrudin
hakeem hakki haktan haleema haleh haluk halyna hamidreza hamoudi hampe hanaa hanane hanh hanife hanin hanki hareth harish harjit haroon
harpreet harri haruki hashem hashim hasib hasibe hassina hatidza hatidža havva hawar haweya hawre haxhi hayri hayriye hazim hedi heidar
heimo hektor helén helîn hemant hempa henkan henke henny henrietta henriette henryk hermon hernán hesam hewa hibaq hichem hidajet hien
hieu hilja hilkka himanshu hinda hinke hiroko hirut hiyam hlib hogir hormoz houshang houssam houssein hryhorii hubbe hufan hugge hulya
humberto hung huri hurriyet huruy husnija hussam hyrije hysen hyun hêvîn hüseyin hüsniye ibadete ibrahem ibro ibtisam idiris idman idriz
ifeanyi ifeoma iftin iga ignacio ihab ihor ihsan iida iiris ikenna ikhlas ilija iliriana ilkay ilker ilkka ilknur ilpo ilta ilya ilyes
immo imre imtiaz inaya indrek intisar inés ioan ioannis iqbal iraj irja irnes isahaq isaias isatou ishaan isidro isik ismacil ismahan
isolde issam isto izabela izabella izabelle izet izudin izzet jaakko jaamac jacinta jad jadwiga jafar jagdish jagoda jaime jainaba jaleh
jalil jallow jalmari jameel jamil janan jannica jannis janos jarek jarkko jarmo jaroslaw jarosław jasbir jasem jaspreet jassim jaswinder
jatin jatou jawahir jeannette jeffrey jehona jelka jenni jeppan jerka jerreh jesús jetmir jetmira jeton jevgenij jihan jihane jimmi
jintana jiraporn jiwan joaquin joaquín johann johny jojje jola jolie jolin jolina jompa jompe jona jonah jonnie joshua joumana jovo
jozef jozo jozsef jubran julita julián julle junie juro justyna jyoti jyri jyrki józef jörn jürgen kaarel kabir kadiatou kadijatou
kadriye kaija kajsan kaled kalervo kalevi kalilu kambiz kamel kamlesh kanokwan kanya kareem karina karla karoline kassem katayoun
katerina kateryna katrina katrine kaveh kawthar kebba kehinde keith keivan kejal kelechi kelvin kemi kenji kennert ketty kewin keziban
khabat khanh khayri khedr khoa khodr khosro khushboo kianoush kiara kiarash kibrom kickan kicke kidist kiet kimberly kimete kimmo
kishore kivanc kjelle kojo komal konstantinos kornelia krešimir krillan krille kristiina kristijan krystian ksenia kseniia ksenija
kubilay kuldeep kunal kurre kushtrim kwabena kwadwo kwaku kwang kwasi kwesi kyllikki kyrylo kyösti kåre kübra kürsat labbe labinot lahja
laith lalit lalle lamija lamis larisa larysa lassi laszlo latifa lavdim layal layth lazar leffe leily leman lennie lennox lenny leonie
leonore leszek letebrhan leutrim lewend lexie leyth lezan libaan lidija liliya liridona lisse liubov liza lizzie ljilja ljubica ljubisa
ljubiša ljubo ljubomir ljubov loa loay lollan lolle lonny lorin loubna loui louice louisa lourdes lowa luam lucjan lucyna ludvik lujain
lujayn lukasz lulzim lumnije lutfiye luul lyubov lyudmyla lyyli léon lütfi maciej maciek macke madelaine madeléne madhav madhu madicken
mahdieh mahesh mahir mahtab maida maija maimuna mairit maisa maissa majsan makda maksym malcolm malee malena maliheh mallan mamdouh
mamour mandeep manijeh manjit manoj mansour mansoureh marcelo marharyta mariano mariatou mariella marijana marin maritha marius marléne
martan martyna maryan maryna marzieh massoud mateo matheo matheus maths matias mato matte matteus matts matz mauno mauritz maxamuud
maximus maysaa mbaye mbye mebrahtu medhanie meena meera mehrnoosh mehrzad mehtap melwin merhawit merita merja mervi merye messan mesut
mevlida mevlut mhd micaela mickael midhat mieczyslaw mihajlo mihret mikail mikhail mikołaj milivoj miljan miloje milosz miloš milutin
mimoza mindaugas minelle ming minoo miodrag miran miray miriam mirjami mirkka mirlinda miroslaw mirosław miska mithat mitra mizgin
miłosz mladen modou mohamadreza mohammadreza mohaned mohannad mohit mojgan mojje mollie moltas momodou moner monia morteza morvarid
mostafa mouad mouhamad mounir mousa moustafa moustapha mowlid mualla muamer muammer muhamad muhammadou muhammet muharrem muhyadin mujo
mukesh munevera munib muno murtada muthanna mutlu muzaffer mykhailo mónica mükremin nabeel nadeem nadezhda nadide nadiia nael nagat
nagham naghmeh nagihan naida najat najla najwa nalan naoko naresh narumon nasiha nassim nataliia natalija natalya natan natanael nataša
nathanael nathaniel naveed naveen nawroz nayef nazdar nazif nazife nazih nazim nazli nazmi ndeye nebiyat nebojša necati nechirvan necla
necmettin neda nedeljko nedzad neelam negash neil neira nejla nelli nestor nevzat newroz nexhat nexhmije nezar nezir ngan ngoc nguyet
nhi nhung nichlas nicolae nicolás nidal nidhi niffe nihada nihal nihat niilo niina nijaz nikhil nikolaos nikolina nilgün nilla niloofar
niloufar nilüfer nima ninos nisha nittaya nixe niyan njomza nkechi nnamdi nneka nojje nomi noora noppadon norah norpan nouha noura
noureddine nourhan nubbe nuran nurcan nurgül nuri nurije obinna obrad octavio ognjen oguz ojje okan oktay olav olcay oleh oleksandra
oleksii olha olli olu olumide onni onur oona ophelia ornanong osmo osob ossama ossi ostap othilia oudai oumar oumou ousainou ousman ozge
ozgur ozlem oğuz paco padma pajje palle panagiotis pankaj paolo parham parminder parveen pasi patricio patrycja patryk pauli pavel pavle
pavlo pegah pehr peiman penda percy perica petrit philippa phong phuc piia pimchanok pinar piyaporn poonam pooria pooya pornthip pouria
prabhjot pradeep prakash pranav prashant prasit pratik praveen preeti priit priti przemek przemysław puya pylle pysse pınar qadan qais
qali qamil qazim qendrim quang quman quoc qusai quyen raad rabab rabie rached radek radi radivoje rado radojka radoslav radoslaw
radosław raef rafał rafic ragge raghda ragip rahela rahwa rajaa rajan rajat rajesh rajiv rajko raju rakan rakesh ralph ramez ramiz ramla
ramzi ramón ranjit ranka raouf raphael raquel rasema rashed rashmi rasmi ratka rattana raul rauni rauno raúl rebeca rebin rebwar recep
reetta refik reham reidun rekha remigiusz remzija renad renas renu rené rexhep rezgar rezvan ricard rida ridvan rifat rifet riikka riina
ritu riyadh rizwan robbin robiel rocío rodolfo roffe rohey rojhat rola rolle ronak ronaldo ronya roope roozbeh roshanak roula roxana
royne rrezart rrezarta rron ruba rubén rukije runak rung rusmir ruzica ruža ryszard saada saadet saadia saado saara sabahat sabaheta
sabahudin sabiha saciid sadaf sadek sadeta sadik saeid saeideh safaa safak safet safeta safete saffet saffie saher saihou saikou sainey
sajjad sakarias sakib sakine sakura salima salko salman samah samaporn samatar sameera samih samu sandor sanem sangeeta sanjeev santosh
sareedo sarjo sarkaut sarkawt sarwar sasan sassa satish sattar saurabh sawat saša sead sebastián sebbe seda sedat seedy sefik segen
segun sehriye sejad sejdo selcuk selçuk semen semih senaid senay senayt sepehr serap seray sergei serhiy serife serpil seun seval
sevdije sevim sevinc sevko seydou seyed sezen sezer sezgin shaghayegh shahrokh shahrzad shaimaa shaip shakil shanga shankar shapour
sheela shefki shefqet sheila shemsi shewit shideh shilpa shirwan shkelzen shkumbin shno shoaib shohreh shpend shqipe shreya shruti
shweta siddharth siiri silja silje silvana simón sinem sini siniša sira sirine sirwan siyad sladjana slaven slavko slawek slawomir
sloboda slobodanka smail sneha snezhana snurre sofiia sogol soha sointu soledad solomiia solvig somchai somjai somkit sompong somporn
somsak sonal sonali sonam songul sonya sopha sosina souad soudabeh souhail soumaya sourav spomenka srdjan srecko sridhar srinivas
stanislav stanislava steffan steffe steffo stevo stoffe suat subhash sudha suhaib sulayman suldaan sule suleban suleekha suljo sumaia
suman sumit sunan sundus sunee suoma supaporn supatra suphaphon surachai suraj surendra sushma sussi sussie suvad suvi suwanna suzan
svetislav svetozar svitlana swati syed sylle sylwester sylwia syzana szymon sölve sükran sükrü süleyman sławomir taavet taavi taban
tadese tadesse tadeusz tahereh tahira tahlil taim taisiia taisto taito taleb talha tamim tannaz tanveer tanvi tarek tarmo taru tatyana
tavga tawfik tawfiq tayfun taysir teemu tekleab tellervo teodora terhi tero terttu tesfaldet tesfit tetyana teufik teuta teuvo thaer
thao thelma theresa theresia therése thi thida thilde thim thobias thord thu thuy thyra tibor tigist tihana tihomir tiia tiinu tijan
timmie tino tjalle tomi tomislav tomo tompan tomás tonci toomas trifa trung tryggve tsegay tsehay tsigereda tsion tufan tugba tugce
tugçe tuija tuire tulay tuncay tuomo turgay turgut turhan turid turkan turki tush tushar tusse tuyet tuğba tylle tymofii tyyne tõnu
tülay tülin ubbe uche uchenna udom ufuk ugaaso ugur ujkan uma urmas urmila uros uroš urpo urszula uwe uğur vadym vahideh valentyna
valeri valeriia valerij valton vandana vanesa vanida vappu vasant vasile vasilij vasilija vasyl vedad vedat veera veijo veljko vellamo
venkat venla verónica veton veysel viacheslav victoriano vidosava vidya vieno viet vihtori viktan viktoriia viktorija vilho villy vilmer
vimal vinay vineet vinod virpi vitalii vitalij vitaliy viviana viviann vjekoslav vjollca vladislav vladyslav vojin vojislav vojka
vsevolod vuk vukasin vyacheslav väinö víctor wadih wafaa wafiq wahid wajdi walaa wanida wanna warda wasim welat weldu wenche wera
weronica wesam wichai widad wieslaw wieslawa wiesława wiggo wilgot wincent winta wioletta wipa wisam witold wladyslaw wlodzimierz wojtek
wolfgang władysław xaawo xaliimo xasan xawo xelat xhavit xhemajl xhevat xia xiao yacoub yafet yagmur yahye yakup yalcin yalçın yana
yankuba yaroslav yaroslava yasar yaseen yasmiin yassine yaşar yeganeh yehia yeliz yemane yesim yeter yevhen yevheniia yigit yildiz
yilmaz yll ylli ymer yodit yogesh yohana yoko yolanda yonatan yonca yordanos yoshi yosief youness yrjö yuki yuko yurii yuriy yurub yusur
yüksel zack zacke zafer zagros zainabou zakke zamir zarah zayd zdenka zdenko zdravko zdzislaw zdzisław zebastian zeeshan zejna zejneba
zekije zekiye zeljka zeljko zenon zeray zerdesht zerrin zewdi zhanna zhila ziba zied zijad zijada zilan zinar zineb zivko zoia zoltan
zosia zouheir zoya zubair zubeyde zuhair zumra zygmunt zymer zühal zülfiye ángel ángela ömer özge özgür özlem ümit ünal ünsal şule
željko
`

/** Of these, some are also words, places or brands: a name only inside a sentence. */
export const otherNamesAlsoWords = `
ada amy angelo asko aster aston athena ava bastian billy blenda carlo claire claus conrad damien eden edit eli esperanza fia florence
gary grace hector holly ian idun jesus joe joni junior kitty kosta leona lilja liz lowe luke mange marc marian milou mimi moses myra
nino noelia novak orlando otis paloma rina roman romeo ryan santos siw smilla snorre solomon sonia sonny theodore tonny tora totto towe
truls uffe uno vilda winston zelda ziggy zina zoey
`
