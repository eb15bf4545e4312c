/**
 * Companies, chains, makes, associations, parties, media, faiths, clubs and bodies that are written with a capital and are nobody's name, in
 * lower case, from general knowledge; countries, towns and parts of towns too. What is said of people is said of these ("ringde",
 * "kontaktade"). A word is looked up here only when no list of persons' names holds it.
 */
export const properNames: ReadonlySet<string> = new Set(
  `
abba adidas afrika aftonbladet ahlsell ahléns aik aimo airbnb akelius albanien alby albysjön aldi aleris alfa algeriet alibaba allah
alliansen almega alvik amazon ambea amerika amnesty angered anticimex apcoa apollo apotea apple arabien araby arbetarnas argentina arla
arlanda armani armén arriva asics asien aspudden asus aten attendo audi australien avanza avarn avestahallen avis avonova axfood
axstores bagarmossen bagdad bageri balder balkan bambuser bamse bangladesh barbie barcelona barnens batman bauhaus bbc beckomberga
beijer belarus belgien belgrad bergendahls bergsjön berlin bershka betsson bibeln biltema bing biskopsgården bistro biz björkhagen
björklöven blocket bmw bockasjö bokadirekt bolivia bolt bonnier booli bosch bosnien bostadsrätterna boxer brandbergen brasilien bravida
bredäng bris bromma brottsofferjouren brunswick brynäs bryssel budapest budbee buddha bulgarien burger byggmax bygma bärgarna capio
carglass caritas caruna castellum centern centerpartiet cervera chevrolet chile circle citroen citroën citygross clarion coca colombia
colorama comhem comviq coop coor cubsec cybercom cypern dacia damaskus danmark danske delicato deloitte destiny dfds dhl diesel discord
disney djurgården dormy dressman dräger dustin egypten eiffel ejendals ekobanken ekot elgiganten ellevio elon england enskede epiroc
epoque equmenia ericsson eritrea escape espresso essity estland etiopien euronics europa europcar evidensia exemplar expressen facebook
facebookgruppen falck farsta fastighetsägarna fazer feministiskt fiat filippa filippinerna finland fittja flemingsberg flixbus folksam
folktandvården folkuniversitetet foodora ford forex forsen forum frankrike fruängen fryshuset frälsningsarmén fujitsu fullersta gambia
gamla gamlestaden gant garnier gaza gekås georgien gevalia ghana gillette giorgio gladö glömsta god gogo golf google gotland granngården
greenpeace grekland gröndal gubbängen guldfynd gymgrossisten gömmaren göteborg göteborgs haag hagsätra halloween hallunda hamas hamburg
hammarby hammarbyhöjden handelsbanken handen happy hare harley heba hedin heimstaden helsingfors hemfrid hemköp hemma hennes hertz
hilton hisingen hjulsta hm hobby holland holma holmgrens honda hornstull huawei huddinge hufvudstaden humana husby husqvarna hyllie
hyresgästföreningen hyundai häcken hägersten högdalen hökarängen hötorget hövding ica ifk ikano ikea illums indien indiska indonesien
inet infranord ingka inrego instabee instabox instagram instalco interflora intersport iphone irak iran irland isis islam island israel
istanbul itab italien iveco jaguar jakobsberg japan jehova jehovas jem jemen jesus jollyroom jordanien jul jula jultomten junibacken
juringe jysk järva järvafältet kabul kahls kanada kappahl kawasaki kazakstan kenya keolis kia kicks kiev kina kinnarps kista kjell
kjellbergs klarna kleins klippoteket klövern kommunal kone konsum koranen korpen kosovo kraftringen krishna krisp kristdemokraterna
kristi kroatien kroksbäck kronans kronoparken kuba kungahuset kungens kungsholmen kungsleden kungsmarken kurdistan kuwait kvantum
kvarnberg kvinnojouren kyiv kyrkans kärrtorp köln köpenhamn lagerhaus lancia landrover lantmännen lappland lego lenovo lettland lewis
lexus libanon liberalerna libyen lidl liljeholmen linas lindab lindex lindängen lions lissabon litauen livs locum london loomis
loviseberg lrf lucia lufthansa luleå lundbergs länna länsförsäkringar löfbergs löplabbet lövholmen madrid majorna makedonien malmö
marabou marocko masmo mathem mathias max mazda mcdonald mcdonalds mekonomen mercedes messias meta mexiko micasa microsoft midsommar
midsommarkransen milano miljöpartiet mini mio mitsubishi mitt moderaterna moderna mogadishu moldavien mongoliet monki montenegro moskva
motorola mtr mustang mälarhöjden märsta mölnlycke mörtnäs münchen najad naprapatlandslaget nato nattvandrarna naturkompaniet neapel
nederländerna nelly nestlé netflix netonnet netto nigeria nike nilfisk nilssons nintendo nissan nobina nobis nokas nokia nordamerika
nordea nordic nordiska nordkorea norge normal norrmalm norsborg norwegian novotel nydala nynäshamn nyår nyårsafton nyårsdagen oatly ob
odenplan okq olearys onoff opel optimera orhem oriflame oslo pakistan palestina panasonic panduro paris paypal peab peru peugeot pingst
pingstkyrkan piteå pizzahut plantagen playstation plusgirot pokemon polar polarn polaroid polen polestar polisen polo porsche portugal
posti postnord power prag praktiker preem prenax pressbyrån pressbyråns presstop pride proffice puma påsk qatar qpark qstar rally
ramadan ramirent randstad rapid rapport ratsit renault renova resurs revolut rfsl rfsu riga riksbyggen rinkeby rojava rolex rom ronna
rosengård rubus rumänien rusta ryanair ryd ryssland rågsved röda saab saco samhall samsung samtrans sandvik sarajevo sas satan
saudiarabien scandic scania schenker schweiz scouterna seat secom sector securitas segeltorp senegal serbien serneke seved seven shell
shurgard siba sibylla siemens signal silva sj skandia skanska skarpnäck skistar skoda skogås skoogs skottland skype skäggetorp
skärholmen skåne sköndal slim slovakien slovenien slussen småland snättringe socialdemokraterna sodexo somalia spanien spiderman spotify
stadium stadsmissionen stalingrad starbucks statoil stena stenvalls sthlm stockholms storbritannien storytel stuvsta subaru subway sudan
sundsvalls superman suzuki svea svedea svenska sverige sverigedemokraterna sverok swebus swedavia swedbank swedol swish swisha sydafrika
sydamerika sydkorea sydsvenskan synsam syrien systemair systembolaget sätra södermalm sörmland taiwan taxi team teheran telavox tele
telegram telenor telge telia tempo tensta tesco tesla thailand threads ticketmaster ticnet tieto tiktok timbro tirana tjeckien tomten
toyota tradera trafikia tranholmen transdev trelleborgs trettondagen trossen trustly trångsund tui tullinge tunisien turkiet twitch
twitter tyskland uber uganda ukraina ungern unicef unilever unionen uniqlo upplands uruguay usa uzbekistan valborg vallentuna vans
vasakronan vasaloppet vasastaden vasastan vattenfall vegamot venedig venezuela veolia verdandi verisure vespa vianor victoriahem vidja
vietnam vietnams viking viktväktarna vilnius vision visita visättra vivalla vivo voi volkswagen volvo väla vänsterpartiet värmland
västergötland västerhaninge västmanland västtrafik vårberg vårby vårdguiden wallenstam warszawa wasabröd wayne wecall wien willhem
willys wolt wrapp xxl yamaha yazaki yepstr yimby youtube yubo zagreb zalando zara zettle zlatan älvsjö åhléns åklagarmyndigheten ånge
öob örby östberga östergötland östermalm österrike östgöta östgötatrafiken škoda
`
    .trim()
    .split(/\s+/),
)
