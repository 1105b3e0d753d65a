"""Words that tell names apart: forms of address, particles, given names, legal forms, trades.

Constants only, all as ``text.key`` gives them (no accents, no dots, no case) unless said otherwise.
The languages are English, German, French, Spanish, Italian, Dutch, Polish and Portuguese.
"""

from __future__ import annotations

_PREFIX_WORDS = """
mr mrs ms miss mx mister sir madam madame lady lord dame rev reverend dr doctor prof professor
messrs mmes mm mme mlle monsieur mademoiselle maitre docteur professeur
herr herrn frau fraulein familie eheleute dkfm dkffr dipling diplkfm diplom dipl doktor
senor senora senorita dona dna srta sr sra dra profa profra licenciado
signor signore signora signorina sigra signa dott dottssa dottore dottoressa profssa avv geom
dhr mevr mevrouw meneer mw mej drs
pani panstwo mgr inz ks
senhor senhora doutor doutora exmo exma engo enga professora
capt sgt msgr
"""
PREFIXES = frozenset(_PREFIX_WORDS.split())
# These are names or other words too; they are forms of address only when a dot follows.
_DOTTED_PREFIX_WORDS = """
gen col maj hon ing arch eng mag rag sig fam fr hr lic ir lt pres sen gov d dom me st mons adm
"""
DOTTED_PREFIXES = frozenset(_DOTTED_PREFIX_WORDS.split())
# What follows a degree: "Dr. med. univ.", "Prof. Dr. h. c. mult.", "dr hab. inż."
_DEGREE_WORDS = """
med jur iur rer nat pol oec phil hc h c habil hab mult dent vet agr techn ing theol univ inf
"""
DEGREE_WORDS = frozenset(_DEGREE_WORDS.split())
# Words of a salutation column that are no titles of a person's name.
_SALUTATION_WORDS = """
firma company fa dear hallo hello liebe lieber sehr geehrte geehrter geehrten damen und herren
cher chere estimado estimada gentile egregio spett spettle geachte beste szanowny szanowna
caro cara prezado prezada an m mnsr
"""
SALUTATIONS = frozenset(_SALUTATION_WORDS.split())

_SUFFIX_WORDS = """
jr sr ii iii phd esq esquire mba cpa dds dvm obe cbe mbe kcb frs qc kc msc bsc llm llb meng beng
filho junior eh ret 2nd 3rd jnr snr
"""
SUFFIXES = frozenset(_SUFFIX_WORDS.split())
# Suffixes only when written in capitals ("MD") or with dots ("M.D.").
CAPITAL_SUFFIXES = frozenset({"md", "iv", "vi", "ma", "ba", "rn", "jd", "cfa", "pmp", "edd", "do"})

# Particles of family names, in any case.
_PARTICLE_WORDS = """
van von vom vander de del della dello delle dei degli di da dos das du des dal dalla dalle d
mac st saint
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())
# Particles only in small letters: with a capital they are often given names.
_SMALL_PARTICLE_WORDS = """
der den ter ten te la le les lo el al bin ibn ben bint zu zum zur af av do e y i het t los las in op
und san santa abu a
"""
SMALL_PARTICLES = frozenset(_SMALL_PARTICLE_WORDS.split())
# Those small particles that can open a family name (the others only continue one).
_OPENING_WORDS = "ter ten te la le lo el al bin ibn ben bint zu zum zur af av do den"
OPENING_SMALL = frozenset(_OPENING_WORDS.split())
# "María del Carmen", "José de Jesús": given names that hold a particle.
_DEVOTION_WORDS = """
carmen pilar rosario mar angeles jesus lourdes fatima conceicao dolores luz socorro sol rocio
cristo gloria remedios mercedes nieves consuelo
"""
DEVOTIONS = frozenset(_DEVOTION_WORDS.split())
_DOUBLE_FAMILY_WORDS = """
garcia lopez martinez sanchez perez gonzalez rodriguez fernandez gomez jimenez ruiz hernandez diaz
moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos ramirez serrano
molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido
cortes castillo santos guerrero lozano cano prieto mendez cruz calvo herrera marquez vidal pena
flores campos vega fuentes carrasco diez reyes cabrera aguilar silva ferreira oliveira souza sousa
costa pereira almeida carvalho ribeiro rodrigues fernandes lopes alves gomes martins araujo barbosa
rocha dias teixeira correia mendes nunes moreira cardoso pinto lima vargas rojas mendoza salazar
guzman velasquez velazquez espinoza aguirre acosta benitez figueroa pacheco cordero trujillo
"""
DOUBLE_FAMILY = frozenset(_DOUBLE_FAMILY_WORDS.split())
# Chinese family names of two Latin letters: "LI Wei" is no "J. P. Wei".
_SHORT_FAMILY_WORDS = "li xu ma wu hu yu he lu gu du xi qi ng ho su ye fu bo ou oh ko an"
SHORT_FAMILY = frozenset(_SHORT_FAMILY_WORDS.split())

_GIVEN_WORDS = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew
anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason
jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas
zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean
arthur lawrence jesse dylan bryan joe billy bruce albert willie gabriel logan alan juan wayne roy
ralph randy eugene vincent russell louis philip bobby johnny bradley bob bill jim tom mike dave
steve chris ian harry fred howard simon graham neil colin craig stuart oliver liam oscar leo max
luke owen lewis mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah
stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole
helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth
julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice julia
grace judy sophia rose denise amber doris marilyn danielle beverly isabella theresa diana natalie
brittany charlotte marie kayla alexis lori jane kate lucy chloe fiona zoe bonnie irene mildred kathy
tina carrie liz fran hans wolfgang klaus jurgen dieter manfred uwe gunter horst bernd werner heinz
helmut gerhard andreas stefan matthias markus martin jorg ralf sven jan tobias sebastian florian
felix lukas jonas finn leon moritz fritz karl kurt otto ernst georg josef johann johannes franz
rainer ulrich heinrich hermann philipp dirk holger torsten thorsten christoph rolf volker ursula
monika petra sabine renate karin brigitte ingrid gisela helga christa gabriele susanne claudia
birgit heike martina angelika anja katrin silke stefanie tanja ute ulrike elke bettina kerstin heidi
johanna lena lea mia hanna katharina greta frieda sophie marlene yvonne anke pierre michel philippe
alain nicolas christophe bernard francois laurent olivier stephane frederic sebastien julien
dominique thierry pascal gerard jacques bruno didier andre yves marcel rene antoine guillaume
mathieu luc hugo henri claude xavier etienne gilles serge nathalie isabelle sylvie martine valerie
sandrine celine veronique chantal aurelie francoise christelle monique virginie camille manon elodie
annie aline helene juliette elise odile genevieve yvette annette laurence carine frederique janine
antonio manuel francisco jesus javier carlos miguel alejandro rafael pedro angel pablo sergio
fernando luis jorge alberto alvaro diego adrian raul enrique ramon vicente ivan andres joaquin
santiago eduardo victor mario roberto jaime marcos ignacio salvador ricardo guillermo felipe julio
carmen josefa isabel dolores pilar lucia cristina ana elena paula raquel mercedes rosario beatriz
encarnacion silvia rocio montserrat alba marta nuria sonia rosa paz alejandra giuseppe giovanni
luigi marco salvatore angelo vincenzo pietro carlo franco domenico paolo michele stefano massimo
luca matteo alessandro lorenzo davide simone giorgio maurizio riccardo enrico fabio claudio gianni
lino giulia francesca chiara giovanna giuseppina paola federica alessandra valentina elisa giorgia
cornelis hendrik willem pieter gerrit jacobus kees henk piet joost bram sander jeroen martijn bas
daan sem thijs lars ruben wouter maarten erik rob cornelia wilhelmina anneke marieke saskia femke
sanne lotte fleur els marijke hanneke lieke piotr krzysztof andrzej tomasz pawel stanislaw michal
marcin jakub marek lukasz grzegorz mateusz wojciech mariusz dariusz zbigniew jerzy maciej rafal
kamil jacek ryszard henryk katarzyna malgorzata agnieszka ewa krystyna elzbieta magdalena joanna
zofia aleksandra danuta natalia beata dorota justyna renata zbyszek iwona grazyna halina joao paulo
lucas luiz bernardo nuno rui tiago goncalo rodrigo vasco helena francisca adriana juliana marcia
fernanda camila ines mariana margarida catarina joana sofia anabela janete palle matti pirkko jytte
henrik mohamed mohammed ahmed ali fatima mehmet mustafa ayse elif raj priya wei olga dmitri sergei
natasha svetlana alexandra rita maurice aria
"""
GIVEN_NAMES = frozenset(_GIVEN_WORDS.split())

# Legal forms as they stand after folding, without dots and blanks ("s p a" is "spa").
_LEGAL_WORDS = """
gmbh ggmbh mbh ag kg kgaa ohg gbr ug ek ekfm ekfr eg ev se cokg
ltd limited llc llp lp inc incorporated corp corporation plc co company cic pty
sa sas sasu sarl eurl snc sci sca scop eirl
sl slu slne sau sll scoop sdecv sadecv sapi cv
srl srls spa sas snc sapa scarl coop onlus
bv nv vof cvba bvba
spzoo sp zoo spk spj spp ska spolka
lda ltda eireli mei sgps
ab as asa oy oyj aps hb doo kft zrt sro bhd sdn kk pte
"""
LEGAL_FORMS = frozenset(_LEGAL_WORDS.split())
# Legal forms that are also words or initials; they count only in the writing given here.
_EXACT_LEGAL_WORDS = """
AG KG SE SA SL AS AB HB CV LP UG EG KK SAS CO Co CIC MEI SNC SCI SPA SpA SCA S.A. S.L. B.V. N.V.
S.p.A. A.G. e.V. e.K. eG eV Ltd. Inc. Co. A/S a.s. C.V. K.K. S.A.S. S.N.C. S.C.A.
"""
EXACT_LEGAL = frozenset(_EXACT_LEGAL_WORDS.split())

_TRADE_WORDS = """
hotel hotels hostel pension gasthof gasthaus wirtshaus inn motel resort spa lodge grange manor
bank banque banco banca bankhaus sparkasse kasse insurance versicherung versicherungen assurance
assurances seguros assicurazioni verzekeringen ubezpieczenia restaurant restaurante ristorante
restauracja pizzeria trattoria bar cafe caffe bistro bistrot brasserie kantine catering bakery
backerei baeckerei boulangerie panaderia panificio bakkerij piekarnia padaria metzgerei fleischerei
boucherie carniceria macelleria slagerij butcher butchers brewery brauerei winery weingut cellars
store stores shop shops market markets supermarket supermercado supermarche supermarkt boutique
negozio tienda sklep loja winkel laden handel handels handelshaus trading traders trade grocers
grocery foods food beverages delikatessen delicatessen comidas comercio comercial commerciale
travel travels tours tourism touristik reisen reiseburo reisebuero voyages viajes viaggi viagens
reizen holiday holidays vacation vacations agency agencies agentur agence agencia agenzia agencja
airlines airways airline air aviation flug trust pct nhs university universitat universiteit
universite universidad universita universidade uniwersytet college school schule ecole escuela
scuola academy akademie academie academia institute institut instituto istituto instytut foundation
stiftung fondation fundacion fondazione fundacja fundacao association verein verband asociacion
associazione associacao stowarzyszenie society societe sociedad societa club hospital hospitals
klinik kliniken clinic clinique clinica kliniek krankenhaus hopital ospedale ziekenhuis szpital
surgery practice praxis pharmacy apotheke pharmacie farmacia apotheek apteka healthcare health
centre center centrum zentrum centro house court partnership partners associates group gruppe groupe
grupo gruppo groep grupa holding holdings consolidated enterprises enterprise industries industrial
industrie industria manufacturing works werke fabrik fabrica usine solutions systems systeme
technologies technology tech software services service consulting consultants consultancy
beratung conseil consultoria consulenza doradztwo adviesbureau advisors marketing media design
studio studios verlag publishing press edition editions druckerei printing imprimerie imprenta
construction constructions bau baugesellschaft hochbau tiefbau bouw bedrijf budowa construcciones
edilizia plumbing plumbers electric electrical elektro electrics roofing heating sanitar heizung
maler malerei tischlerei schreinerei zimmerei dachdeckerei schlosserei malermeister tiefbau garten
gartenbau landscaping nursery garage garages autohaus auto autos motors motor cars automotive
werkstatt taller officina warsztat transport transports transporte transporti spedition logistics
logistik logistique logistica shipping cargo import export international europe global worldwide
energy energie energia power solar oil gas water immobilien immobilier inmobiliaria immobiliare
realty estate estates properties property makelaardij nieruchomosci salon saloon friseur coiffeur
coiffure peluqueria parrucchiere kapper kapsalon fryzjer beauty kosmetik kosmetikstudio fitness gym
yoga sport sports museum theater theatre kino cinema church kirche gemeinde stadt city council
municipality mairie ayuntamiento comune gmina kanzlei rechtsanwalte notariat lawyers law solicitors
attorneys avocats abogados avvocati advocaten steuerberater laboratory labor laboratories pharma
biotech medical dental chemicals chemie steel metal metall wood holz furniture mobel meubles muebles
textiles fashion mode moda shoes jewelry jewellers optik opticians books buchhandlung librairie
libreria florist blumen fleurs flores kwiaciarnia kiosk imprese azienda bazar bazaar castle trips
agriculture farm farms ranch hof bauernhof sons brothers bros gebruder gebr sohne soehne fils hijos
figli zonen synowie filhos cie co maison casa firma przedsiebiorstwo zaklad biuro zajazd
"""
TRADE_WORDS = frozenset(_TRADE_WORDS.split()) - {"flores"}
TRADE_ENDINGS = (
    "markt", "laden", "versand", "bank", "werke", "werk", "technik", "service", "handel", "bau",
    "haus", "verlag", "reisen", "verein", "stiftung", "klinik", "praxis", "studio", "shop", "store",
    "tech", "soft", "travel", "trans", "kiste", "stube", "restaurant", "groep", "gruppe",
    "backerei", "metzgerei", "tischlerei", "gesellschaft", "genossenschaft", "beratung", "bedrijf",
    "trip", "ware",
)  # fmt: skip
# Small words of phrases: they stand in names of companies, not in names of persons.
_PHRASE_WORDS = """
the of for from by at on only not no to your our my its with all around up now high low
und fur vom zum mit aus im der die das ihr mehr
du des pour avec chez aux les et au monde
del para con por los las nuestra mi
il gli per dei delle alla al con nostra
het voor met bij onze
dla oraz przy
do dos das com
super bright happy great real special ultimate trans inter euro world
"""
PHRASE_WORDS = frozenset(_PHRASE_WORDS.split()) - {
    "der", "du", "des", "del", "los", "las", "dei", "delle", "al", "do", "dos", "das", "vom", "zum",
    "die", "les", "het",
}  # fmt: skip
