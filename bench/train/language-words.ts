/** The most frequent grammatical words of each language: words that hardly any text of some length lacks. */

/** ISO 639-1 codes (639-3 for Asturian) of the languages that the detection tells apart. */
export const knownLanguages = [
  'es',
  'fr',
  'ca',
  'gl',
  'pt',
  'it',
  'en',
  'oc',
  'eu',
  'ro',
  'de',
  'nl',
  'ast',
] as const

/** Code of a language that the detection tells apart. */
export type KnownLanguage = (typeof knownLanguages)[number]

const lists: Readonly<Record<KnownLanguage, string>> = {
  es: `el la los las un una unos unas lo al del de en con por para sin sobre entre hasta desde hacia según
    y e o u ni pero sino que aunque porque cuando como donde mientras si no sí más menos muy ya también tampoco
    además así aún todavía este esta estos estas ese esa esos esas esto eso aquel aquella su sus se le les me te nos
    yo ella ellos ellas nosotros usted ustedes mi es son ser está están era eran fue fueron será serán sido ha han
    había habían he hay haber tiene tienen tenía puede pueden debe hace hizo hacer dijo cada todo todos toda todas
    otro otra otros otras mismo misma cual cuyo quien quienes qué cómo tras ante durante mediante contra bajo
    después antes ahora hoy ayer luego donde dos tres año años día parte gran`,
  fr: `le la les l' un une des du de d' au aux en dans par pour sans sur sous entre vers chez depuis avec jusqu'
    et ou ni mais que qu' qui quoi dont où car donc si ne n' pas plus moins très déjà aussi encore toujours jamais
    ce cet cette ces c' cela ça son sa ses leur leurs mon notre nos votre vos se s' lui y on il ils elle elles je j'
    nous vous tu me m' te est sont être était étaient fut sera seront été a ont avait avaient ai avoir peut peuvent
    doit fait faire dit chaque tout tous toute toutes autre autres même mêmes quel quelle comme ainsi alors après
    avant pendant lors lorsque contre selon afin parce puis quand ici deux trois an ans jour dernier selon`,
  ca: `el la els les l' un una uns unes lo al als del dels de d' en amb per pels pel sense sobre entre fins des cap
    i o ni però sinó que què perquè quan com on mentre si no sí més menys molt molta molts ja també tampoc encara
    així aquest aquesta aquests aquestes aquell això aquell seu seva seus seves es s' hi ho li n' ens us em et jo
    ella ells nosaltres és són ser està estan era eren va van vaig serà seran estat ha han havia hem haver té tenen
    pot poden cal fa fer dit cada tot tots tota totes altre altra altres mateix mateixa quin quina segons durant
    després abans ara avui ahir llavors dos dues tres any anys dia part gran on doncs dins fora sota tan perquè`,
  gl: `o a os as un unha uns unhas ao á aos ás do da dos das de en no na nos nas nun nunha con co coa cos coas
    cun cunha por polo pola polos polas para sen sobre entre ata desde dende cara e ou nin pero senón que aínda
    porque cando como onde mentres se non si máis menos moi xa tamén tampouco ademais así este esta estes estas
    ese esa eses esas isto iso aquel seu súa seus súas lle lles me te nos eu el ela eles elas vostede é son ser
    está están era eran foi foron será serán sido ten teñen tiña pode poden debe fai fixo facer dixo cada todo
    todos toda todas outro outra outros outras mesmo mesma cal quen tras ante durante contra baixo despois antes
    agora hoxe onte logo dous dúas tres ano anos día parte gran hai houbo haberá anos xunto nesta neste desta deste`,
  pt: `o a os as um uma uns umas ao à aos às do da dos das de em no na nos nas num numa com por pelo pela pelos
    pelas para sem sobre entre até desde e ou nem mas que embora porque quando como onde enquanto se não sim mais
    menos muito muita já também ainda além assim este esta estes estas esse essa esses essas isto isso aquele
    aquela seu sua seus suas lhe lhes me te eu ele ela eles elas você vocês nós é são ser está estão era eram foi
    foram será serão sido tem têm tinha pode podem deve faz fez fazer disse cada todo todos toda todas outro outra
    outros outras mesmo mesma qual quem após ante durante contra sob depois antes agora hoje ontem logo dois duas
    três ano anos dia parte há houve haver nesta neste desta deste nessa pois só bem`,
  it: `il lo la i gli le l' un uno una un' al allo alla ai agli alle all' del dello della dei degli delle dell'
    di d' da dal dalla dai dalle dall' in nel nello nella nei negli nelle nell' con per su sul sulla sui sulle
    sull' senza tra fra fino verso e ed o né ma che chi cui perché quando come dove mentre se non sì più meno
    molto già anche ancora così questo questa questi queste quest' quello quella suo sua suoi sue loro si ci vi
    ne mi ti gli io lui lei noi voi è sono essere era erano fu sarà saranno stato stata ha hanno ho aveva avere
    abbiamo può possono deve fa fatto fare detto ogni tutto tutti tutta tutte altro altra altri altre stesso
    stessa quale quali dopo prima durante contro sotto ora oggi ieri poi due tre anno anni giorno parte c' dell`,
  en: `the a an of in on at by for from to with without about between into over under after before during against
    and or nor but so because that which who whom whose when where while if not no yes more less very already also
    too still this these those it its he his him she her they their them we our us you your i my me is are was were
    be been being has have had having will would can could should may might must do does did said say make made
    each every all any some other another same such than then there here now today yesterday two three year years
    day new first last as what how up out only just`,
  oc: `lo la los las l' un una unes d' de del dels dau au aus al als en dins amb ambe per pel pels sens sus entre
    fins vèrs dempuèi e o mas que qu' perque quand coma ont ont mentre se non pas ges mai mens plan fòrça ja tanben
    encara aital aqueste aquesta aquestes aquestas aquel aquela aqueles aquelas aquò son sa sos sas lor lors li
    se s' i n' nos vos ieu el ela eles elas es son èsser èra èran foguèt foguèron serà seràn estat a an aviá avián
    aver pòt pòdon cal fa faguèt far diguèt cada tot totes tota totas autre autra autres autras meteis meteissa
    qual segon pendent contra jos après abans ara uèi ièr puèi dos doas tres an ans jorn part ès sián lei dei ei
    deu peu ena tà çò qui aqueth aquesta`,
  eu: `eta edo baina ere ez bai da dira zen ziren izan izango dago daude zegoen du dute zuen zuten ditu dituzte
    zituen dio diote zion die egin egingo egiten esan ari behar ahal nahi bat batek baten batean batzuk hau hori
    hura hauek horiek haiek honen horren haren hauen horien beste guztiak guzti guztien gehiago gutxiago oso asko
    urte urtean urteko egun gaur atzo orain gero aurretik ondoren arte artean bidez gabe zer nor non noiz nola
    zergatik bere beren gure zuk guk nik dela direla duela dutela den diren duen duten zela zuela gainera beraz
    baita baizik bezala baino izateko dagoen hainbat bi hiru lehen azken berri ezin dezake daiteke dezakete
    inguruan buruz kontra alde hala horrela`,
  ro: `și în la de din pe cu pentru prin fără despre între până după sub este sunt era erau fost fi va vor a au
    am are avea avut poate pot trebuie nu da mai foarte deja dar sau ori că ca să care ce cine când unde cum dacă
    deoarece o un unei unui al ale ai lui lor sa său săi sale se îi îl le el ea ei ele noi voi acest această aceste
    acești acesta aceasta acela cel cea cei cele tot toate toți alt altă alte alți fiecare astăzi ieri acum apoi doi
    două trei an ani anul zi zile spus făcut face astfel când însă potrivit iar`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber auch nicht kein keine in im an am
    auf aus bei mit nach von vom vor zu zum zur für über unter durch gegen ohne um bis seit während zwischen dass
    daß weil wenn als wie wo was wer ist sind war waren sein wird werden wurde wurden worden hat haben hatte kann
    können muss soll er sie es wir ihr ich du man sich sein seine seinen ihre ihren dieser diese dieses diesem
    jeder alle mehr noch schon nur sehr so hier heute gestern jahr jahre jahren zwei drei neue sowie laut`,
  nl: `de het een en of maar ook niet geen in op aan uit bij met na naar van voor over onder door tegen zonder om
    tot sinds tijdens tussen dat omdat als wanneer hoe waar wat wie is zijn was waren wordt worden werd werden
    geworden heeft hebben had hadden kan kunnen moet zal zou hij zij ze het wij we jullie ik je men zich zijn haar
    hun deze dit die er nog al alleen zeer zo hier vandaag gisteren jaar jaren twee drie nieuwe meer dan te toen
    volgens veel wel nu`,
  ast: `el la lo los les un una unos unes al del de d' en con por pa pela pelos peles sin sobre ente hasta dende
    y o nin pero sinón que qu' anque porque cuando como onde mentanto si non nun sí más menos mui yá tamién tampoco
    amás asina esti esta estos estes esi esa esos eses esto eso aquel so el so los sos la so se-y los-yos llegó
    yo ella ellos elles nós vós ye son ser ta tán yera yeren foi foron sedrá ha han hai tien tienen tenía puen
    pue debe fai fizo facer dixo cada tou toos toa toes otru otra otros otres mesmu mesma cual quien tres depués
    enantes agora güei ayeri llueu dos dúes trés añu años día parte gran nel na nos nes pol pola polos poles col
    cola colos coles xunto l' m' s' nuna nuna esto cuantayá`,
}

/** The function words of a language, lower case; an elided word keeps its apostrophe (`l'`, `qu'`). */
export function functionWords(code: KnownLanguage): readonly string[] {
  return [...new Set(lists[code].split(/\s+/u))]
}
