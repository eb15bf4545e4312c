/**
 * More given names, short forms and spellings, in lower case, written from general knowledge: those of the largest groups in Sweden
 * (Nordic, Arabic, Persian, Kurdish, Turkish, of the Balkans, Polish, Ukrainian, Somali, of the Horn, Latin American), as far as a page can carry.
 */
export const otherNames = `
aaron abdel abdulahi abdulkader abdulkarim abeer abigail abir abukar adeline adham adina adis affe afram afrim agaton agne agnetha agust
aili airi ajdin aksel alan aleksandr alem alexandre alexandros alexia alexis alicja alida alireza aliya alli alve alwin amadeus amalia
ameer amela amelie amila amjad ammar amélie anab anastasiia anastasija andrej andres andréa andréas andrée andrés anel anes anett
annalena anni anny anthon anthony antoni antonios antony anu aref ari arja arkadiusz arwa aseel ashraf asim astor athanasios awet ayad
ayah ayesha aymen aynur babak bajram bartlomiej bartosz basem behzad belma benyamin berith berndt berth bibi biniam birk birthe brandon
branislav brigitte bryan bushra caisa cajsa carsten caspar catherine catrin catrine cattis cesar charbel chloé christofer clary collin
constantin cornelis cristina cristoffer cynthia dalal danial danica danijel danilo darin darius dawid deborah dexter dieter dijana
dimitrios doaa dragica duaa désirée ebbot edmond edyta efrem egzon eira eivor eje elenor eleonore elicia elie elijah elinor eliot elissa
eliza elizabeth elli ellis elvi elwin elwira elyas elzbieta emeli emely emilija emmeli emmelie emmie emrik emy enrique enver enya erja
erkki erol ervin esbjörn esmeralda esraa evelin eveline evelyn eyad fabio fannie farideh faruk faten fatih fatimah felipe feras ferenc
fikret fippe flemming florentina freddie freddy fredrick freya frode gabbe gabor gabrielle gerth gheorghe gholam gillis gladys grazyna
grethe guillermo gullvi gunni gurli gurra habtom haidar hailey hajar hampe hanaa hanin harri hashem hashim hektor helén henke henny
henrietta henriette henryk hilkka hubbe hussam hüseyin ibtisam ihab ihsan ilija ilkka imre intisar ioan ioannis irja isolde issam
izabela izabella izabelle jaakko jad jadwiga jafar jaime jamil jannica janos jarmo jaroslaw jeannette jeffrey jenni jerka jihan jimmi
johann johny jojje jolie jolin jolina jompa jona jonah jonnie joshua jozef jozsef junie justyna jyrki jörn jürgen kaija kalevi kamel
karina karla karoline katerina katrina katrine kawthar keith kelvin kennert ketty kewin kiara kickan kimberly kimmo kjelle konstantinos
kornelia krille kristiina kristijan krystian kåre labbe laith lamis larisa laszlo latifa lazar lennie lennox lenny leonie leonore leszek
lexie lidija liza lizzie ljubica loa lorin loui louice louisa lowa lukasz léon maciej macke madelaine madeléne madicken mahir maida
maija malcolm malena mansour marcelo mariella marijana marin maritha marius marléne martyna maryan marzieh mateo matheo matheus maths
matias matteus matts matz mauritz maximus melwin merhawit merita merja mervi mhd micaela mickael mikail mikhail mimoza mindaugas minelle
minoo miodrag miran miriam miroslaw mitra mladen mohannad mollie moltas monia morteza mostafa mounir mousa moustafa nagham najat najwa
nataliia natalija natan natanael nathanael nathaniel neda nedzad neil nejla nelli ngoc nichlas nicolae nidal niffe niina nikolaos
nikolina nilla nima ninos nomi noora norah noura nubbe olav ophelia othilia panagiotis paolo pasi patricio patrycja patryk pauli pavel
pehr percy philippa quang raad radoslaw rahwa rajaa ralph ramiz ramzi raphael raquel raul rauno rebeca rebin reham reidun rené ricard
robbin roffe rola rolle ronya roula roxana royne ruba ryszard saara sabiha sadaf sadik saeid safaa safet sajjad sakarias salman samah
sandor sead sebbe sevim seyed sheila silja silje silvana slawomir solvig sonya souad stanislav steffe stoffe sundus suzan syed sylwia
szymon sölve süleyman tadeusz taim taisto tarek tarmo teodora tero terttu teuvo thelma theresa theresia therése thi thilde thim thobias
thord thuy thyra tibor timmie tino tomi tomislav tryggve tuija turid uma urszula uwe vasile veijo viktorija villy vilmer virpi viviann
wafaa walaa warda wasim wenche wera weronica wesam wieslaw wiggo wilgot wincent wioletta wisam wolfgang yacoub yahye yodit yonatan
yordanos zack zarah zebastian zeljko zivko zoltan ömer özlem
`

/** Of these, some are also words, places or brands: a name only inside a sentence. */
export const otherNamesAlsoWords = `
ada amy angelo asko aster aston athena ava bastian billy blenda carlo claire claus conrad damien eden edit eli esperanza fia florence
gary grace hector holly ian idun jesus joe joni junior kitty kosta leona lilja liz lowe luke mange marc marian milou mimi moses myra
nino noelia novak orlando otis paloma rina roman romeo ryan santos siw smilla snorre solomon sonia sonny theodore tonny tora totto towe
truls uffe uno vilda winston zelda ziggy zina zoey
`
