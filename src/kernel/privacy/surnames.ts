const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/**
 * Surnames common in Sweden that are no ordinary word, place or company, written from general knowledge, in lower case. They need no
 * given name beside them; those in -sson, -ović and the like are told by their endings.
 */
export const surnames = words(`
abbasi abdalla abdelkader abdulkadir abdulle abebe acar addow adeleke adeyemi afzali agirman ahlberg ahlgren ahlqvist
ahlström ahmadzai ahmeti akbari akgül akhtar akman aksoy aktaş alavi albayati alexandrescu alhassan alijani aljabouri
almgren almqvist alsaadi altun amini ansari arslan asghari asplund aydin aydın babic backlund backman bahrami bajrami
balogh barzani bayat becirovic begic behrami bengtzon berggren berglind berglund bergman bergqvist bergstrand
bergström berisha bilgin björklund björkman björkqvist blomberg blomgren blomqvist bohlin boström boudiaf boukhari
bozkurt broberg brodin bytyqi camara celik cengiz cetin chaudhry chowdhury cisse coskun dahlgren dahlqvist dahlström
dang danho dawod demirci demirel diallo diaz dincer diop dogan doski doğan duale duong durmaz durmus edlund edström
ekberg ekblom eklund ekman ekstrand ekström engdahl engman engström erdogan erdoğan eriksen estrada fagerlund farah
faraj fazeli fernandez ferreira figueroa forsberg forsell forsgren forslund forsman fransén friberg garcia gashi
gebremedhin gebremichael ghaderi ghafari ghebremariam gholami gomes gonzalez granberg granqvist granström gunes
gustavii gutierrez güler güneş habibi haddad haddadi haghighi haidari hakimi hallberg halldén hallgren hamidi
hammarlund hammarström hansen haque hashemi hashimi haxhiu hedberg hedin hedlund hedman hedström hellberg hellgren
hellqvist hellström henriksen hermansen hernandez hirsi hoang holmberg holmgren holmlund holmqvist holmström hosseini
hoti husic husseini huynh häggblom häggström högberg höglund högström ibrahimi isaksen jabbari jafari jaziri jensen
jeong jimenez jirlén jørgensen kabir kablan kahraman kaplan karaca karadag karakaya karimi karlström kaur kazemi
kebede keskin khalaf khalili khorrami kilic kiliç kjellberg kjellgren klasén koc kovac kovacs kowalczyk kowalska
kowalski koç krasniqi källström kılıç lagerqvist larsen lavrov liljegren lindahl lindberg lindblad lindblom lindeberg
lindell lindfors lindgren lindholm lindkvist lindman lindmark lindqvist lindroth lindskog lindstedt lindström lindén
ljungberg ljunggren ljungqvist lopez lundberg lundblad lundell lundgren lundholm lundin lundkvist lundmark lundquist
lundqvist lundström löfgren löfqvist löfström lönnqvist mahamoud mahmoudi malmberg malmgren malmqvist malmström
mansouri martinez mattila mehmedovic melander mellberg mirza mohamoud mohseni mokhtari molin moradi morales mousavi
moussa mukasa mulugeta mäkelä mäkinen müller naderi nasseri nazari ndiaye nguyen nielsen nieminen nikolic nilsen noori
noorzai nordgren nordin nordqvist nordström nyberg nygren nyholm nylander nylund nyman nyström olsen omerovic
ortega osmani osterman ottosen oyelaran ozturk palmgren palmqvist papadopoulos patel pedersen pehrson pereira perez
petersen petrov petrovic pham phan popescu popov qaderi quach rahimi rahmani ramirez rashidi rasmussen reyes rezaei
rezai rodriguez romero rosenberg rosengren rosenqvist rostami rydberg rydell rydén sadeghi safari sahlin salehi
samuelsen sanchez sandberg sandgren sandin sandqvist sandström sarwari sedlak shafiei sharifi shehu singh sjöberg
sjöblom sjögren sjöholm sjölander sjölin sjöstedt sjöstrand sjöström soares soleimani soltani sowe stenberg stenmark
strandberg strömberg strömgren stålberg sundberg sundin sundqvist sundström svanberg svedberg svedin swahn szabo
söderberg södergren söderholm söderlund söderqvist söderström taheri tahiri tesfamariam tesfaye thorell thunberg toth
touray tran traoré uddin ulusoy uzun vallin vargas vasic vasquez vestergren vikström virtanen wahlberg wahlgren
wahlström walfridsson wallberg wallgren wallin wallström warsame weldemichael westerberg westerlund westman wiberg
wibom widell widén wiklund wikström willén winberg yacoub yildirim yildiz yilmaz yousefi yusufzai yıldiz yıldırım
yıldız yılmaz zackrisson zahedi zakarian zetterberg zetterlund zetterström zhang zheng zhou åhman åkerberg åkerblom
åkerlund åkerman åkerström ångström åström çelik çetin öberg öhman östberg österberg östlund östman özcan özdemir özer
özkan öztürk
`)
