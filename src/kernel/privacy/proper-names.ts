/**
 * Companies, chains, makes, associations, parties, media, faiths, clubs and bodies that are written with a capital and are nobody's name, in
 * lower case, from general knowledge; countries, towns and parts of towns too. What is said of people is said of these ("ringde",
 * "kontaktade"). A word is looked up here only when no list of persons' names holds it, and no place by its ending is here: that is known without.
 */
export const properNames: ReadonlySet<string> = new Set(
  `
abba adidas afrika aftonbladet ahlsell ahléns aik aimo airbnb akelius albanien aldi aleris alfa algeriet alibaba allah alliansen almega
amazon ambea amerika amnesty angered anticimex apcoa apollo apotea apple arabien arbetarnas argentina arla arlanda armani armén arriva
asics asien asus aten attendo audi australien avanza avarn avis avonova axfood axstores bagarmossen bagdad bageri balder balkan bambuser
bamse bangladesh barbie barcelona barnens batman bauhaus bbc beijer belarus belgien belgrad bergendahls berlin bershka betsson bibeln
biltema bing bistro biz björkhagen björklöven blocket bmw bokadirekt bolivia bolt bonnier booli bosch bosnien bostadsrätterna boxer
brandbergen brasilien bravida bredäng bris bromma brunswick bryssel budapest budbee buddha bulgarien burger byggmax bygma bärgarna capio
carglass caritas caruna castellum centern centerpartiet cervera chevrolet chile circle citroen citroën citygross clarion coca colombia
colorama comviq coop coor cubsec cybercom cypern dacia damaskus danmark danske delicato deloitte destiny dfds dhl diesel discord disney
dormy dressman dräger dustin egypten eiffel ekobanken ekot elgiganten ellevio elon england enskede epiroc epoque equmenia ericsson
eritrea escape espresso essity estland etiopien euronics europa europcar evidensia exemplar expressen facebook facebookgruppen falck
fastighetsägarna fazer feministiskt fiat filippa filippinerna finland fittja flemingsberg flixbus folksam folktandvården
folkuniversitetet foodora ford forex forsen forum frankrike fruängen frälsningsarmén fujitsu gambia gamla gamlestaden gant garnier gaza
georgien gevalia ghana gillette giorgio god gogo golf google greenpeace grekland gubbängen guldfynd gymgrossisten gömmaren haag hagsätra
halloween hallunda hamas hamburg hammarbyhöjden handelsbanken handen happy hare harley heba hedin heimstaden hemfrid hemköp hemma hennes
hertz hilton hisingen hm holland holma holmgrens honda hornstull huawei hufvudstaden humana husqvarna hyllie hyundai häcken hägersten
hökarängen hövding ica ifk ikano ikea illums indien indiska indonesien inet infranord ingka inrego instabee instabox instagram instalco
interflora intersport iphone irak iran irland isis islam island israel istanbul italien iveco jaguar jakobsberg japan jehova jem jemen
jesus jollyroom jordanien jul jula jultomten jysk järva järvafältet kabul kahls kanada kappahl kawasaki kenya keolis kia kicks kiev kina
kjell kjellbergs klarna kleins klippoteket klövern kommunal kone konsum koranen korpen kosovo kraftringen krishna krisp kristdemokraterna
kristi kroatien kroksbäck kronans kuba kungens kungsmarken kuwait kvantum kvarnberg kyiv köln lagerhaus lancia landrover lantmännen
lappland lego lenovo lettland lewis lexus libanon liberalerna libyen lidl linas lindex lindängen lions lissabon litauen livs locum london
loomis loviseberg lrf lucia lufthansa lundbergs länna länsförsäkringar löfbergs löplabbet madrid majorna makedonien marabou marocko masmo
mathias max mazda mcdonald mekonomen mercedes messias meta mexiko micasa microsoft midsommar midsommarkransen milano miljöpartiet mini
mio mitsubishi mitt moderaterna moderna mogadishu moldavien mongoliet monki montenegro moskva motorola mtr mustang mälarhöjden mölnlycke
münchen najad naprapatlandslaget nato nattvandrarna naturkompaniet neapel nederländerna nelly nestlé netflix netonnet netto nigeria nike
nilfisk nilssons nintendo nissan nobina nobis nokas nokia nordamerika nordea nordic nordiska nordkorea norge normal norrmalm norwegian
novotel nydala nyår nyårsafton nyårsdagen oatly ob odenplan okq olearys onoff opel optimera oriflame oslo palestina panasonic panduro
paris paypal peru peugeot pingst pizzahut plantagen playstation plusgirot pokemon polar polarn polaroid polen polestar polisen polo
porsche portugal posti postnord power prag praktiker preem prenax pressbyrån presstop pride proffice puma påsk qatar qpark qstar rally
ramadan ramirent rapid rapport ratsit renault renova resurs revolut rfsl rfsu riga riksbyggen rojava rolex rom ronna rubus rumänien
ryanair ryd ryssland rågsved röda saco samhall samsung samtrans sarajevo sas satan saudiarabien scandic scania schenker schweiz scouterna
seat secom sector securitas senegal serbien serneke seved seven shell shurgard siba sibylla siemens signal silva sj skandia skanska
skarpnäck skistar skoda skoogs skottland skype skåne slim slovakien slovenien slussen småland socialdemokraterna sodexo somalia spanien
spiderman spotify stadium stadsmissionen stalingrad starbucks statoil stena sthlm storbritannien storytel subaru subway sudan superman
suzuki svea svedea svenska sverige sverigedemokraterna sverok swebus swedavia swedbank swedol swish swisha sydafrika sydamerika sydkorea
sydsvenskan synsam syrien systemair sätra södermalm sörmland taiwan taxi team teheran telavox tele telegram telenor telge telia tempo
tesco tesla thailand threads ticketmaster ticnet tieto tiktok timbro tirana tjeckien tomten toyota tradera trafikia transdev trettondagen
trossen trustly tui tunisien turkiet twitch twitter tyskland uber uganda ukraina ungern unicef unilever unionen uniqlo upplands uruguay
usa vans vasakronan vasaloppet vasastaden vattenfall vegamot venedig venezuela veolia verdandi verisure vespa vianor vidja vietnam viking
viktväktarna vilnius vision visita visättra vivalla vivo voi volkswagen volvo väla vänsterpartiet värmland västergötland västmanland
västtrafik vårberg vårdguiden wallenstam warszawa wasabröd wayne wecall wien willys wolt wrapp xxl yamaha yazaki yepstr youtube yubo
zagreb zalando zara zettle zlatan åhléns åklagarmyndigheten öob östergötland östermalm österrike östgöta östgötatrafiken škoda
`
    .trim()
    .split(/\s+/),
)
