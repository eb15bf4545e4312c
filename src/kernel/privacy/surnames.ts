const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/**
 * Surnames common in Sweden that are no ordinary word, place or company, written from general knowledge, in lower case. They need no
 * given name beside them; those in -sson, -ović and the like are told by their endings.
 */
export const surnames = words(`
abbasi abdalla abdelkader abdulkadir abdulle abebe abukar acar addow adeleke adeyemi afzali agirman ahlberg ahlgren ahlqvist ahlström
ahmadzai ahmeti akbari akgun akgül akhtar akman aksoy aktas aktaş alali alavi albayati alexandersen alexandrescu alhassan alijani aliyev
aljabouri almeida almgren almqvist alsaadi altay altun alvarez amini amiri andersen andreasen ansari antic antonov arnesen arslan asani
asante asghari aslani asplund atay aydin aydogan aydın azizi babaei babayan babic backlund backman bagheri bahrami bajraktari bajrami
balci balint balogh bannura barbu barzani batista bayat bayram becirovic becker begic behrami bengtzon beqiri berggren berglind berglund
bergman bergqvist bergstrand bergström berisha bicakci bilgin björklund björkman björkqvist blomberg blomgren blomqvist bohlin bohman
bojic boman bosnjak boström boudiaf boukhari bozkurt broberg brodin broman bunjaku bylund bytyqi bäckman caliskan camara carlén castillo
castro cederberg cederholm celebi celik cengiz cetin chaudhry chavez cheng chowdhury ciftci cisse cizmic contreras coskun daghistani
dahlberg dahlgren dahlin dahlman dahlqvist dahlström dang danho danielsen danielyan davidsen dawod demir demirci demirel demirtas diallo
diaz dibba dincel dincer diop dogan doru doski doğan drammeh duale duong durmaz durmus dursun dzafic edlund edström efendic ekberg
ekblom ekelund eklund ekman ekroth ekstrand ekström elezi engdahl englund engman engström enochsen erdogan erdoğan eriksen erikson
erlandsen escobar espinoza estrada fadhil fagerlund farah faraj farhadi farooq fazeli ferati fernandez ferreira figueroa fischer flodin
forsberg forsell forsgren forslund forsman forsén fransén fredin friberg frohm frykman fuentes gabrielsen ganic garcia gashi gebre
gebremedhin gebremichael gerdin ghaderi ghafari ghanem ghasemi ghebremariam gholami godoy gomes gomez gonzalez grahn granath granberg
granlund granqvist granström grönberg grönlund grönvall guerrero gunes gustavii gustavsen gutierrez guzman gyllensten güler güneş habibi
haddad haddadi haghighi haglund hagman haidari hakimi hallberg halldén hallgren hallin halvorsen hamidi hammarlund hammarström hansen
haque haraldsen hasani hashemi hashimi haxhiu hedberg hedblom hedenskog hedin hedlund hedman hedström heidari hellberg hellgren hellman
hellqvist hellström hennix henriksen hermansen hernandez herrera hersi hirsi hoang hoffman holgersen holmberg holmgren holmlund
holmqvist holmström holmér honkanen horvat horvath hosseini hosseinzadeh hoti hovland hoxha hultman husic husseini huynh hyseni häggblom
hägglund häggström högberg höglund högström ibrahimi ilic imeri isaksen ivanov ivanova jabbari jafari jallow jaziri jensen jeong jimenez
jirlén juarez juhasz jusufi jørgensen kabir kablan kaczmarek kadic kahraman kamali kamara kandemir kaplan karaca karadag karakaya karimi
karlström karlén kaur kaya kazemi kebede keita kelmendi keskin khalaf khalili khorrami kilic kiliç kjellberg kjellgren klasén klingberg
koc koskinen kovac kovacs kowalczyk kowalska kowalski koç krantz krasniqi kurtic källström kärrman kılıç lagerqvist laine laitinen
landin larsen latif lavrov lehtinen lehtonen lennartsen liedberg liljegren limani lindahl lindberg lindblad lindblom lindeberg lindell
lindfors lindgren lindh lindhe lindholm lindkvist lindman lindmark lindqvist lindroth lindskog lindstedt lindström lindvall lindén
linnér ljungberg ljungdahl ljunggren ljungqvist lopez lorentzon lovén lundberg lundblad lundell lundgren lundholm lundin lundkvist
lundmark lundquist lundqvist lundström luthman lysell löfgren löfqvist löfström löfven lönnberg lönnqvist macharia magnusen mahamoud
mahmoudi majeed malmberg malmgren malmqvist malmström manneh mansouri martinez mathisen mattila mattson mehmedovic mehmeti mehmood
mekonnen melander melin mellberg mendez mendoza milic mirza mirzaei mohammadi mohamoud mohseni mokhtari moldovan molin molina moradi
morales morina mousavi moussa mujic mukasa muller mulugeta munoz mustafi myrberg mäkelä mäkinen mårdh mårtenson möller müller naderi
najafi naqvi nasseri navarro nazari ndiaye ndure neuman nguema nguyen nielsen niemelä nieminen nikkilä nikolic nilsen nilsén noori
noorzai nordahl nordell nordenberg nordgren nordh nordin nordlander nordlund nordmark nordqvist nordström norell norlander norlin
norling norrman norén novak nowak nunez nyberg nygren nyholm nylander nylin nylund nylén nyman nyrén nyström odeh odell
ohlin ohlén oliveira olofsen olsen olvén omerovic ortega oskarsen osmani osorio osterman ottosen owusu oyelaran ozturk palmgren
palmqvist palmér papadopoulos parra parvizi patel paulsen pavlov pedersen pehrson peltonen pereira perez petersen petersén petrov
petrovic pettersen pham phan pihl popescu popov postolache prela prifti qaderi quach qvarfordt radu rahimi rahmani raihle ramic ramirez
raouf rashidi rasmussen reinholdt reyes rezaei rezai rivera riveros rodriguez rojas romano romero rosell rosenberg rosengren rosenlund
rosenqvist roslund rostami rosén rudberg rundberg rustemi rybak rydberg rydell rydin rydén saarinen sabir sadeghi sadiku safari sahlin
salehi samuelsen sanchez sandahl sandberg sandelin sandell sandgren sandin sandqvist sandström sandén sanneh santos sarr sarwari sawaneh
schmidt schneider schröder schultz schulz sedlak selander sellberg sellin shabani shafiei sharifi shehu shimun simic singh sirén sjöbeck
sjöberg sjöblom sjödin sjögreen sjögren sjöholm sjölander sjölin sjölund sjöstedt sjöstrand sjöström skantz skoglund skovgaard soares
soleimani soltani sonko soto sowe spahiu spångberg stenberg stenmark strandberg stridh strömberg strömgren ståhl ståhlberg
stålberg stålnacke suarez sundberg sundelin sundell sundin sundman sundqvist sundström sundvall sundén svanberg svedberg svedin svedlund
swahn sylla szabo szymanski särkkä söderberg söderbäck södergren söderholm söderlind söderlund söderman söderqvist söderström taheri
tahiri tamm teklu tesfamariam tesfaye tewolde tholin thomsen thorell thorén thulin thunberg thörn tidholm tillman tjernberg toivonen
torstensen toth touray tran traoré tsegay törnblom törnroos uddin ulusoy uzun vallin vargas vasic vasquez velasquez vestergren
vesterlund vestin vidal viklund vikström virtanen wahlberg wahlgren wahlström walfridsson wallberg waller wallgren wallin
wallström wang warsame warsi wedin weldemichael wendt wenneberg westerberg westerdahl westerlund westin westling westman wetterberg
wiberg wibom wickman widell widén wijk wiklund wikström wilhelmsen willén winberg winther wirén witt wolff wong wåhlin yacoub yang
yaqoub yildirim yildiz yilmaz yousefi yussuf yusufzai yıldiz yıldırım yıldız yılmaz zackrisson zahedi zakarian zaman zeka zelic zeqiri
zetterberg zetterlund zetterström zhang zheng zhou ziberi zimmermann zuniga ågren åhman åkerberg åkerblom åkerlund åkerman åkerström
ångström åström çelik çetin öberg ödlund öhlund öhman öhrn östberg österberg österlund östling östlund östman özcan özdemir özer özkan
öztürk
`)
