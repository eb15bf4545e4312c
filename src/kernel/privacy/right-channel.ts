/** Matters that belong elsewhere than in a situational picture, the most urgent first. */
export const channelKinds = ['emergency', 'threat', 'social', 'crime', 'fault'] as const
export type ChannelKind = (typeof channelKinds)[number]

/**
 * What a text sounds like, by words and small phrases; each pattern reads small letters. They err towards saying nothing: a hint that
 * comes at every report is read by nobody.
 */
const signs: Readonly<Record<ChannelKind, readonly RegExp[]>> = {
  emergency: [
    /(?<!\p{L})(?:just nu|pågår nu|i detta nu|i denna stund|här och nu|akut)(?!\p{L}).{0,80}(?:brinner|brand|slåss|skjut|kniv|skadad|medvetslös|blöder|hot|rån|vapen|inbrott|misshand|olyck)/su,
    /(?:brinner|slåss|skjut|kniv|skadad|medvetslös|blöder|rån|vapen|inbrott|misshand)\p{L}*.{0,80}(?<!\p{L})(?:just nu|pågår nu|i detta nu|akut|skicka (?:polis|ambulans))(?!\p{L})/su,
    /(?<!\p{L})(?:ligger (?:medvetslös|livlös|avsvimmad)|andas inte|ring(?:er)? (?:polisen|ambulans) nu|fara för (?:liv|livet)|håller på att (?:bryta sig in|slå|hoppa))(?!\p{L})/u,
    /(?<!\p{L})(?:right now|at this moment).{0,60}(?:fire|burning|fighting|knife|shooting|unconscious|bleeding|weapon)/su,
  ],
  threat: [
    /(?:hot(?:ade?|ad|ar|as|ats|en|et|elser?|full\p{L}*)?|spott\p{L}*|slog|slagen|knuffa\p{L}*|trakasser\p{L}*)(?!\p{L}).{0,50}(?<!\p{L})(?:mig|oss|kollega\p{L}*|medarbetare\p{L}*|personal(?:en)?|handläggar\p{L}*|lärar\p{L}*|socialsekreterar\p{L}*|ordningsvakt\p{L}*|busschaufför\p{L}*|bibliotekari\p{L}*|förtroendevald\p{L}*|politiker\p{L}*)(?!\p{L})/su,
    /(?<!\p{L})(?:jag|vi|kollega\p{L}*|personal(?:en)?|medarbetare\p{L}*|handläggar\p{L}*)(?!\p{L}).{0,30}(?:hotades|hotats|blev hotad\p{L}*|blivit hotad\p{L}*|slagen|knuffad\p{L}*|spottad\p{L}*|förföljd\p{L}*)(?!\p{L})/su,
    /(?<!\p{L})(?:threatened|attacked).{0,30}(?:staff|colleague|teacher|employee|official)/su,
  ],
  social: [
    /(?<!\p{L})(?:barn\p{L}*|flick\p{L}*|pojk\p{L}*|elev\p{L}*|bebis\p{L}*|minderårig\p{L}*|ungdom\p{L}*|syskon\p{L}*).{0,60}(?:far(?:a|er) illa|blåmärken|slås hemma|utan mat|ensamm?\p{L}* hemma|rymt|utnyttj\p{L}*|vanvård\p{L}*|missköt\p{L}*|hedersf\p{L}*|prostitu\p{L}*|överdos\p{L}*|självmord\p{L}*|orosanmäl\p{L}*)/su,
    /(?:orosanmäl\p{L}*|far(?:a|er) illa|blåmärken).{0,60}(?<!\p{L})(?:barn\p{L}*|flick\p{L}*|pojk\p{L}*|elev\p{L}*|minderårig\p{L}*|ungdom\p{L}*)/su,
    /(?<!\p{L})(?:våld i (?:hemmet|nära relation\p{L}*)|slår sin(?:a)? (?:barn|fru|sambo|dotter|son))(?!\p{L})/u,
    /(?<!\p{L})(?:child(?:ren)?|girl|boy|pupil).{0,60}(?:neglect|abused|bruises|home alone|at risk)/su,
  ],
  crime: [
    /(?<!\p{L})(?:vill (?:göra en )?(?:polis)?anmäl\p{L}*|(?:jag|vi|min|vår|mitt) .{0,40}(?:blev|har blivit|har fått) (?:rånad\p{L}*|bestulen|bestulna|stulen|stulet|misshandlad\p{L}*|bedragen|lurad\p{L}*|uppbruten|uppbrutet))(?!\p{L})/su,
    /(?<!\p{L})(?:vet vem som|jag såg vem|vi vet vem|känner till vem|har (?:film|bild) på (?:gärnings|den som|de som|tjuv|rån))/u,
    /(?<!\p{L})(?:tipsa polisen|polisanmälan (?:är )?inte gjord|inte polisanmält|ej polisanmäl\p{L}*)(?!\p{L})/u,
    /(?<!\p{L})(?:i want to report|i was robbed|my .{0,20} was stolen|i know who)(?!\p{L})/su,
  ],
  fault: [
    /(?:lamp\p{L}*|lyktstolp\p{L}*|gatlyk\p{L}*|belysning\p{L}*|gatljus\p{L}*|papperskorg\p{L}*|soptunn\p{L}*|gungställning\p{L}*|lekplats\p{L}*|hiss\p{L}*|rulltrapp\p{L}*|trafiksignal\p{L}*|vägskylt\p{L}*|brunnslock\p{L}*|staket\p{L}*).{0,40}(?:släckt\p{L}*|trasig\p{L}*|sönder|fungerar inte|lyser inte|ur funktion|överfull\p{L}*|saknas|nedfall\p{L}*)/su,
    /(?:trasig\p{L}*|släckt\p{L}*|överfull\p{L}*) (?:\p{L}+ )?(?:lamp\p{L}*|lyktstolp\p{L}*|gatlyk\p{L}*|belysning\p{L}*|papperskorg\p{L}*|soptunn\p{L}*|hiss\p{L}*|trafiksignal\p{L}*)/u,
    /(?<!\p{L})(?:nedskräp\p{L}*|skräp (?:ligger|överallt)|dumpa\p{L}* (?:skräp|avfall|möbler|däck)|övergiv(?:en|na) (?:cykel|cyklar|bil|bilar|elsparkcykl\p{L}*)|potthål|snöröjning|halk\p{L}* (?:gångväg|trapp)\p{L}*|sandning)(?!\p{L})/u,
    /(?<!\p{L})(?:street ?light|lamp|lift|litter|bin).{0,30}(?:broken|out of order|does not work|overflowing)/su,
  ],
}
const mostShown = 2
const longestRead = 4000

/** Which other channels a text sounds as if it belongs to: at most two, the most urgent first. Nothing about it is stored. */
export function channelsFor(text: string): readonly ChannelKind[] {
  const lower = text.slice(0, longestRead).toLowerCase()
  return channelKinds.filter((kind) => signs[kind].some((sign) => sign.test(lower))).slice(0, mostShown)
}
