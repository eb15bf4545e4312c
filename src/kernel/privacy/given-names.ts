/**
 * Given names common in Sweden, of all origins, written from general knowledge, in lower case. One string per group:
 * the lists go to the browser, and this is their smallest readable form.
 */
const common = `
abbas abdallah abdelkarim abdi abdifatah abdikadir abdinasir abdirahman abdirashid abdirizak abdul abdulaziz
abdulkadir abdullah abdullahi abdulrahman abed abel abraham abrham abshir adam adan adel adem aden adil adnan adrian
afrah agata agim agnes agneta agnieszka agron ahmad ahmed ahmet aicha aida aila aina aino aisha aishah ajla akram
aland albert albin alejandra alejandro aleksandar aleksander aleksandra alen alessandro alexander alexandra alexandru
alf alfons alfred algot ali alia alice alicia alin alina allan alva alvar alvin amal amanda amar amara amel amelia
amer amin amina aminah amir amira amna amra ana anas anastasia anders andrea andreas andrei andriy andrzej andré anela
anette anisa anita anitha anja anjali ann anna anne anneli annelie annette annie annika anton antonia antonio anwar
arash arben ardian arian ariana arif arjun arman armin arne aron arshia arta artan arthur artur arvid arvin arvo aryan
asad asha ashkan asiya asma asmaa astrid atle august axel aya ayaan ayaanle ayan ayanna ayat aydin ayham ayla aylin
ayman ayoub ayse aysha azad azin azra badr bahar bahram baraa baran barbara barbro barwaqo bashar bashir batoul bayan
beata beatrice behnaz behrouz bengt benita benjamin benny berat berfin berivan bernt bert bertil besa besart
bilal bilan birger birgit birgitta blerim blerina boban bodil boel bogdan bohdan bojan boris bozena branka britt
britta bruno börje calle camilla camilo carin carina carl carlos carmen carola carolin carolina caroline casper
caspian catarina cathrine cecilia cemile charlie charlotta charlotte chatarina chiara christel christer christian
christina christine christoffer claes clara claudia conny cornelia cristian curt dagmar dagny dalia damir daniel
daniela daniella danielle dante daria dariusz darko darya daryoush david deepak dejan delal denisa denise denisse
deniz dennis desirée diako diana dick didrik diego dilan dilara dino diyar djordje dmytro donya dorota dragan dragana
driton dunja dusan dzenan ebba ebbe ebru eddie edgar edin edis edita edith edona eduardo edvard edvin edward edwin
egon ehsan eila einar eino ekaterina ekrem elaf elena elham elias elif elin elina elis elisa elisabet elisabeth elise
ella ellen ellie ellika ellinor elliot elliott elma elmedin elmer elmir elnaz elof elsa elsie elton elvin elvira elvy
eman emanuel embla emelie emil emilia emilie emilio emily emin emina emir emma emmanuel emmy enar enes engla enis
enisa enok enzo erdem eric erica erik erika erland erling ermal ermin ernst ersin eskil esko esma esra estelle eva
evald evelina evert ewa ewelina fabian fadi fadia fadma fadumo fahad faisal faiza fanny farah fardowsa farhad farid
farida faris farshad fartun farzaneh fateme fatemeh fathi fathia fatima fatma fatmata fatmir fatuma fawzi fazal
felicia felix fereshteh feride fernando feven filip filippa filiz filmon fitore folke francesca francesco francisco
fredrik fredrika fredy freja frida fritiof fritz gabriel gabriela gabriella galina georg gerd gerda gerhard gert
gertrud gezim ghada ghazal gideon gilbert giorgos giovanni gittan golnaz goran gottfrid greger greta grzegorz gudrun
guled gulistan gullan gunborg gunhild gunilla gunn gunnar gunnel gunvor gustaf gustav göran gösta göte göthe haben
habib habiba hadi hadija hadil hafsa haider haifa hakim halid halima halimo hamad hamdi hamid hamida hampus hamsa
hamza hana hanadi hanan hani hanna hannah hannes harald harriet harry harun hasan hasna hassan hatice hava hawa hayat
haydar hayder hedda hedvig heidi helen helena helene helga helge henning henric henrik henry herbert herman hermela
hiba hibo hicham hilda hilding hilma hind hisham hjalmar hoda hodan holger hossein houda hubert huda hugo husam husein
huseyin hussein håkan ibrahim ibrahima ida idil idris ifrah ikram ilham ilhan ilias ilir ilyas imad iman imran inas
ines inez ingalill ingeborg ingegerd ingela ingemar inger ingmar ingrid ingvar irene irfan irina irma iryna isaac
isabel isabela isabella isabelle isac isak ismael ismail ismet issa ivan ivar ivo iwona iyad jaafar jabir jacek jack
jacob jakob jakub jalal jama jamal jamila jamilo jana janet janina janne jannike janusz jari jasim jasmin jasmina
jasmine javad javier jawad jeanette jelena jennie jennifer jenny jens jerry jerzy jesper jessica jessika jim jimmie
jimmy jiyan joakim joanna joar joel johan johana johanna johannes john johnny jolanta jon jonas jonathan jonna jonny
jorge jose josef josefin josefina josefine joseph josip juan juanita juha juhani jukka julia julian juliana julie
juliette julija julius justus jwan jörgen kacper kadir kadra kai kaisa kajsa kalle kamal kamil kamila karam kari karim
karima karin karl karolina karsten karwan kasim kasper katarina katarzyna katja katrin kawa kenneth kenny kent kerstin
kevin khadija khadra khaldoun khaled khalid khalif khalil khawla kian kicki kidane kiki kim kimia kirill kirsten
kirsti kjell klas klaudia konrad konstantin kosovare kourosh kristaps krister kristian kristin kristina kristine
kristofer kristoffer krzysztof kurt ladan lage laila lamia lana larissa lars lasse laura layan layla lea leandro leena
leif leila lejla lela lena lennart leo leon leonard leopold levi leya leyla li lia liam liban lidia liisa lilian
liliana lillemor lilly lily lina linda linh linn linus liridon lisa lisbet lisbeth lise liselott liselotte lisen livia
ljiljana loai loke lorena lorik lotta lottie louie louis louise lovis lovisa luay lubna lucas ludvig ludwig luis luisa
luka lukas lulu luna lutfi lydia madeleine mads magda magdalena maggan magnhild magnus mahad mahamed mahamud mahdi
maher mahin mahmoud mahmud mahnaz mahsa maja majd majed majid majken maksim malak malgorzata malik malin malou malte
malva manal manar manfred manne manuel marcin marcus marek margaret margareta margaretha margarita margit margita
margot mari maria mariam mariama mariana marianne marica marie marielle mariette marija marika mario marita mariusz
marja marjan marjatta marko markus marlene marta martha martin martina marwa marwan mary maryam masoud mateusz mathias
mathilda matilda mats matteo matthias matti mattias maud maurice maximilian maximiliano maya maysa mehdi mehmet mehran
melanie melika melina melisa melissa melker melvin merima mersiha meryem mia michael michaela michal michelle miguel
mihaela mihai mikael mikaela mikko mila milad milena milica milla milo milton mimmi minna minou mira miranda mirela
mirja mirjam miroslav mirza moa mohamad mohamed mohammad mohammed mohamud mohsen mojtaba molly mona monica monika
morgan morris mouna muhamed muhammad muhammed mukhtar muna munira murad murat musa musab mustafa mustapha mykola märit
märta måns nabil nada nader nadia nadir nadja naemi nahid nahom naim naima najib najma naomi narges narin nasim nasir
nasra nasrin nasser natali natalia natalie nataliya natasa natasha nathalie nathan natnael natsnet navid nawal nazanin
nazar nebojsa nedim nellie nelly neo nermin nermina nesrin nevena nga nicklas niclas nicole niklas nikola nikolaj nils
nimco nimo nina ninni nisrin niyaz noa noah noel noor nore nour novalie nuha nur nura nurhan nuria oksana oleg olena
olga oliver olivia oliwer oliwia olle olof olov omar omer omid orhan osama oscar oskar osman ossian osvald osvaldo
othman otto ove owe pablo pamela parisa parvin patric patricia patrick patrik paul paula paulina pawel pedja pedro
pejman pekka pelle penny pentti pernilla pertti peter petra petter peyman philip pia pierre piotr pontus pooja priya
przemyslaw päivi pär qasim rabia radmila rafael ragna ragnar ragnhild ragnvald rahaf rahel rahim rahma raija ralf
raman rami ramin ramona rana rania ranya rasha rashid rasmus ravi rayan rayyan rebecca rebecka reem regina reidar
reine renata renée reyhan reza ricardo richard rickard rihanna riitta rikard rikke rima rimas risto ritva riyad robel
robert roberto robin rocky rodrigo roger rojda rojin roksana roland rolf ronald ronja ronny rosario roy roya roza
rufus rukia rune ruqayya ruslan rustam rutger ruth saad sabah sabina sabri sabrina sadam saddam sadia safa safia sahar
sahra said saida saif sajad sakariya saleh salih salim sally salma saman samar sameer sami samia samir samira samiya
samrawit samuel sanaz sandra sanel sanja sanjay sara sarah sardar saron sasha sayed sayid saynab sebastian seid selam
selim selin selma semhar semir senad senait seppo serdar sergej sergey serhat serkan shabnam shad shadi shadia shahad
shahin shahla shaima shamim shams shamsa shamso sharif shayan sherin shilan shirin shukri sidra sigbritt sigge sighild
signe sigrid sigurd sigvard siham silvia simon simone simret sinan sinisa sirpa siv sixten slavica slobodan snezana
sofi sofia sofie soheil solin solveig soma sonja sophia sophie soraya staffan stefan stefanie stellan stephan stina
sture suad suada suleiman sulejman suleyman sumaya sumeya sune susana susann susanna susanne suzanne svante sven
svenne svetlana sylvia sören tage tahir tamara tanja tanya tapio tareq tarik tariq tarja tatiana tatjana ted teddy
temesgen teo teodor teresa terese teresia terje tesfay tess tewelde thea theo theodor theodora theres therese thiago
thilda thomas thor thorbjörn thore tijana tilda tilde tilly timmy timo timur tina tindra tobias tomas tomasz tommy
torbjörn tord tore torgny torkel torsten torvald tova tove tuan ture tuula tuulikki tyler tyra ubah ulf ulla ulrica
ulrik ulrika umar umut ursula usman vahid valbona valdemar valentin valentina valeria valon valter vanessa vanja
vedran veikko velibor vendela verner veronica veronika vesna vibeke victor viggo vigo viktor viktoria vilgot vilhelm
vilma vincent viveka vivi vivian vivianne vladimir wael wafa walid walter warsame wassim werner weronika wilhelm
wilhelmina wille willy wilma wilmer wojciech xavier xhevdet yahya yara yaser yasin yasir yasmin yasmina yasmine yasser
yassin yassir ylva yngve yohannes yonas yosef yousef yousif youssef yousuf yulia yuna yunus yuri yusra yusuf yvette
yvonne zacharias zackarias zahid zahir zahra zaid zain zainab zakaria zakarias zakariya zaki zana zara zaynab zehra
zeinab zekarias zeynep ziad zion ziyad zlata zlatan zlatko zoran zuhal zuhur zuzanna zvonko åke åsa åse åsne örjan
östen
`

/** Also ordinary words when they begin a sentence ("Stig från parkeringen", "Hans bil", "Inga skador"). */
const alsoWords = `
alba april ask bernard bill bjarne björn bo bror cilla dag dani dina elva ester finn firas frank frans frej gun hans hasse
heléne hjördis inga iris isa jarl kaj ken klara linnea linnéa liv lotten lou lova love majvor mick mika mina my nico niko ninja noomi orvar ottilia pascal per pål rakel ray rex rita rose rosie ruben runa rut saga sam sander
sanna sol sten stig storm styrbjörn sunniva svala tim tom toni tony tor torun tuva ulva urban vera vidar
vide ville viola örn
`

/** Also places, companies, feasts or months: a name only before a surname or after words such as "heter". */
const alsoPlaces = `
alexa alma asta aurora bella belle bianca blanca celine chris elvis flora gloria israel jan jordan juni lucia maj marina mark max mio
milan nora nova odin rosa salem sibylla siri stella svea valborg victoria violet
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
