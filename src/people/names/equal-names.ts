/** Given names that stand for one another in Brussels: languages, spellings, short forms. */
import { romanise } from "./name-words.ts";

/** One group per line. A name may stand in several: `sami` is Samuel or Sami. */
const groups = `
mohamed mohammed muhammad mohammad mehmet mehmed mamadou mamadu momo med mo muhammed mahamadou mouhamed mohand muhand
ahmed ahmet ahmad hmed amadou ahmadou hamadou
mahmoud mahmut mahmood mamoud
mustafa mustapha moustapha moustafa mus
fatima fatma fatoumata fatou fati fatiha fatna fatimata fatime fadma fatouma
aicha aisha ayse aishe aichatou aissatou aissata asha aischa
khadija hatice khadidja kadiatou kadidiatou khadijah khadidiatou dija hadija
zahra zohra zahraa zara zehra fatimazahra
maryam mariam meryem myriam miriam maria marie mary maryem mariem marya mariama meriem mari mia
ali aly ally aliou
hassan hasan hassane lahcen lahsen elhassan
hussein hussain houssein hossein huseyin hussayn lhoussaine houcine husein hussien
ibrahim brahim abraham ebrahim ibrahima ibo avraham bram abram
youssef yusuf yousef joseph jozef josef jef jos jose giuseppe pepe yossef yousouf youssouf iosif osip josip seppe sjef jo beppe yousuf
yacoub yakub jacob jakob jacques yakup jaak james giacomo santiago jaap yaakov iakov kobe sjaak jacobus iago diego
ismail ismael ishmael smail ismaila smain
ishaq isaac izaak ishak isak
omar umar oumar omer oumarou
osman othman othmane ousmane uthman otman
abdallah abdullah abdoulaye abdellah abdulah abdou abdoul
abdelkader abdulkadir abdelqader abdulqadir kader kada
abderrahmane abdurrahman abdulrahman abdramane abderahman abdirahman rahman
abdelaziz abdulaziz aziz azziz azizi
abdelkarim abdulkerim abdelkrim karim kerim krim
said saeed sait sayed saidou
khalid halit khaled kalid khalil
rashid rachid resit rasheed
yasin yassine yasin yacine yassin jassin
bilal belal bilel bilall
hamza hamsa hamzah
musa moussa moise mozes moses mose moshe mousa
isa issa aissa eissa jesus
sulayman soliman suleyman suleiman souleymane slimane salomon solomon suliman
dawud daoud davut david dawood dawit davide
yahya yahia jean john johan johannes jan ivan giovanni juan joao ion hans yann ian jon yohannes yohanes ioan evan hannes jo jack yahya jens
jeanne johanna jane joanna giovanna juana joana ioana anja janneke hanna
ayoub eyup job ayyub ayub
maroun maron marun
nour noor nur noura nora
amina emine aminata amine aminah mina
latifa latife lateefa
layla leila leyla laila leyla
samira semira sameera
naima nayma naimah
rachida reside rashida
karima kerime kareema
hafida hafsa hafsatou hafize
jamal djamel cemal gamal jamel djamal
jamila cemile djamila gamila
hakim hakeem abdelhakim
nasr naser nasser nasir nacer
aleksandr alexandre alexander alexandru aleksander alexandros iskander sasha sacha sander alex alessandro alejandro xander oleksandr sandu sanne skender
aleksandra alexandra alessandra alejandra sandra sasha sacha oleksandra sanda
mikhail michel michael michiel miguel michele mihai mihail misha mike mikael mykhailo michal mick mikail mitchell
nikolay nicolas nikolaas nicolae nikolai nikola nick klaas niels kolya nicola nikolaos mykola nico colin
piotr pierre peter pieter pedro petru petr pietro piet petros pyotr petro pero peer pjotr botros
pavel paul pawel pablo paulo paolo pavlo pol paulus bolus pau
andrey andre andreas andrei andrew andrzej andries andrea andres andriy drew
yekaterina catherine katharina catarina ecaterina ekaterina katrien kateryna karin katia katja kathleen trinette catalina caterina kate katarzyna katya
yelena helene helena elena ellen olena alena lena elen ileana leen
anna anne ana annie anneke ann hanna hannah anita ania anya anouk annette antje
elisabeth elizabeth elisabet elzbieta isabelle isabel isabella elisaveta yelizaveta lise liesbeth els betty lies elsa erzsebet babette liza eliza
natalya nathalie natalia natasha natacha nataliya natalie
tatyana tatiana tanya tania tatjana
svetlana svitlana sveta lana
olga olha helga olya
irina irene iryna ira irena irini
sergey serge serhiy sergio sergei sergiu serghei sergiusz
dmitry dimitri dmytro dumitru dimitrios dima dmitri mitya dmitriy dimitar
yevgeny eugene evgeni eugen yevhen eugenio zhenya evgeny evgenia
vladimir volodymyr wladimir vlad vova volodya wlodzimierz
viktor victor wiktor vittorio
georges george gheorghe georgi yuri yuriy jerzy jorge giorgio joris jurgen georgios juri jurek gyorgy gevorg jordi
guillaume willem william wilhelm guglielmo guillermo wim bill will liam willy pim
louis lodewijk luis luigi ludwig lodovico lowie lou ludovic luiz
henri hendrik henry heinrich enrique enrico rik henk henryk harry hendrick
francois frans francisco francesco franciscus franz francis frank paco franciszek chico franck
francoise francisca francesca franciska
charles karel carlos carlo karl charlie carol kees karol carl
philippe filip philip felipe filippo flip filips
etienne stefan stephane steven stephen stefaan esteban stefano stephan stepan istvan stef
guy guido wido
antoine anton antonio antoon anthony toon antoni antonius tony ton antonis antonin
laurent laurens lorenzo lawrence laurentius lars lau
mathieu matthijs matthew matteo mathias matei matthias mateusz matthieu mattias matheus thijs
thomas tomas tommaso tom tomasz toma tuomas
marc mark marco marcus marek markos marko marcos
luc lucas lukas luca lukasz luka luke loek
denis dennis dionisio denys
claude claudio claudiu klaus
gerard gerrit gerhard gerardo geert gert
jerome hieronymus geronimo jeroen
bernard bernardo bernhard ben barend
robert roberto rob bob robrecht bert robbe
albert alberto albrecht bert adalbert
rene renato renaat renatus
olivier oliver oliviero olive
emmanuel manuel emanuel manolo manu immanuel
daniel danny daniele daan danilo danil dan
gabriel gabriele jibril gavril djibril cebrail
raphael rafael raffaele raf rafal
samuel sam samuele sami samy samvel
benjamin ben benyamin benjamim bunyamin
martin maarten martino martijn martim marcin
vincent vicente vincenzo vincentius wincenty
christian kristian christiaan cristian chris christiano
christophe christopher christoffel cristobal krzysztof stoffel cristoforo kristof
christine kristina christina cristina kristien khrystyna christel
marguerite margaret margarita margriet griet greet malgorzata margherita margot rita
therese theresa teresa theresia tereza tess
lucie lucia lucy luz lucja
julie julia giulia yulia juliette yuliya iulia julienne
sofie sophie sofia sophia zofia sofija sofiya
emma emmy ema
rosa rose roos rosalie roza rozalia
veronique veronica veronika vera
monique monica monika
agnes ines agnieszka agnese
barbara varvara barbe
magdalena madeleine magda lena magdalene madelena
yousra yusra yosra
ilyas elias ilias ilya elie elijah eliasz iliass lyes ilie
younes yunus younis jonas yunes jonah
zakaria zekeriya zacharie zachary zakarya zakariya zaki
haroun harun aaron aron haroon
nuh noah noe nouh noach
ridvan redouane ridwan radwan redwan redouan
ayman aymen aiman eymen
anas anass enes annas
mehdi mahdi mehti mahdy
tariq tarik tarek tarique
murat mourad murad morad
orhan erhan
recep rajab redjeb
ramadan ramazan ramdane ramadhan ramzan
saban shaaban chaabane chaban
selim salim salem slim
halima halime haleema
sumaya soumaya sumeyye soumia somaya sumaiya
rabia rabiye rabi
zaynab zineb zeynep zainab zaineb zayneb seynabou
safiya safia safiye safiatou
sara sarah saar
esther ester hadassa
rebecca rebekka rifka rivka
rachel rahel raquel rakel raheela
`;

const groupsOf = new Map<string, number[]>();
for (const [index, line] of groups.trim().split("\n").entries())
  for (const name of new Set(line.split(" "))) {
    const known = groupsOf.get(name);
    if (known) known.push(index);
    else groupsOf.set(name, [index]);
  }

/** Numbers of the groups of equal names a word belongs to; empty for most words. */
export function equalNameGroups(word: string): readonly number[] {
  return groupsOf.get(word) ?? [];
}

/** isEqualName('Youssef', 'Jos') → true */
export function isEqualName(a: string, b: string): boolean {
  const left = equalNameGroups(romanise(a));
  return left.length > 0 && equalNameGroups(romanise(b)).some((group) => left.includes(group));
}
