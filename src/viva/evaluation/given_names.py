"""Given names of many origins, without accents, and words that are names as well."""

_ENGLISH = """
aaron adam aidan alan albert alex alexander alfred alice alison allison amanda amy andrew andy
angela anna anne annie anthony arthur ashley audrey barbara barry becky ben benjamin bernard beth
betty beverly bob bobby brad bradley brandon brenda brendan brett brian bridget bruce bryan caitlin
calvin cameron carl caroline catherine cathy charles charlie charlotte cheryl chloe chris christine
christopher cindy claire clara colin connor craig cynthia daniel danny darren dave david debbie
deborah denise dennis derek diana diane donald donna doris dorothy doug douglas dylan eddie edgar
edith edward edwin eileen elaine eleanor elizabeth ella ellen ellie elliot emily eric erica erin
ethan eugene evan evelyn fiona frances francis freddie frederick gareth gary geoffrey george gerald
gillian glenn gloria gordon graham greg gregory hannah harold harriet harry hazel heidi helen henry
herbert holly howard hugh ian irene isaac isabel isabella jacob jacqueline jake james jamie jane
janet janice jared jason jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jill jim jimmy
joan joanna joe joel john johnny jonathan joseph joshua joyce judith judy julian julie justin karen
kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin kimberly kirsty kyle larry
laura lauren laurence lawrence leonard leslie lewis liam linda lisa liz logan lois lorraine louis
louise lucas lucy luke lydia lynn madison malcolm marcus margaret maria marie marilyn marion martha
martin mary matthew maureen megan melanie melissa michael michelle mike mildred mitchell molly
monica nancy naomi natalie nathan neil nicholas nick nicole nigel nina noah nora norman oliver
olivia oscar owen pamela patricia patrick paul paula peggy peter phil philip phillip phoebe phyllis
rachel ralph randy raymond rebecca reginald rhys richard rick ricky rita robert roberta rodney
roger roland ron ronald rory rosemary ross russell ruth ryan sally sam samantha samuel sandra sarah
scott sean seth shane shannon sharon shaun sheila shirley simon sophia sophie spencer stacey
stanley stella stephanie stephen steve steven stewart stuart susan suzanne sylvia tanya tara
terence teresa terry theodore theresa thomas tiffany tim timothy tina toby todd tom tommy tony
tracy trevor tyler valerie vanessa vera vernon veronica vincent virginia vivian walter wanda wayne
wendy wesley william yvonne zachary zoe
"""
_AFRICAN_AMERICAN_AND_AFRICAN = """
abena abiodun adaeze adebayo adwoa aisha akosua amadou amara amina ayodele babajide bukola chiamaka
chidi chinedu chioma dashawn deandre deion demetrius deshawn ebony efua emeka fatou fatoumata
folake funmilayo ibrahima ifeoma imani jabari jamal jamar jermaine kareem keisha kenya kofi kwabena
kwame kwesi lakeisha lakisha lamar laquan latasha latisha latonya latoya lebohang malik mamadou
marquis moesha ndidi ngozi nia nkechi nneka nokuthula nomvula obinna olumide oluwaseun onyeka
ousmane rasheed reggie sekou shanice shaniqua sibusiso siphiwe siyabonga sizwe tamika tanisha
tawanda temitope terrell thabo thandeka thandi thandiwe themba tremayne tunde tyrone uchenna
wanjiru yaw yetunde zanele zinhle
"""
_ARABIC_PERSIAN_TURKISH = """
abdul abdullah abdulrahman ahmad ahmed ahmet aicha ali amir amira anwar arash arzu asma ayesha ayse
aziz bahram bashir behnam bilal burak cem cyrus dalia dariush elif emre fadi fahad faisal farah
farhad farid fatema fatemeh fatima fatma ghada habib hadi hakan hakim hamid hamza hana hanan hasan
hassan hatice huda hussain hussein ibrahim imran ismail jamil jamila kamal karim khadija khaled
khalid laila latifa layla leila mahdi mahmoud mahmut mariam marwan maryam mehmet merve mohamed
mohammad mohammed mohsen mona muhammad mustafa nadia naima nasir nasrin nasser noor omar osama
osman parisa rahim rania rashid reza roya saad saeed salim salma samer samir samira sana selim
shabnam shirin soraya suleiman sultan tariq usman yasin yasmin yousef youssef yusuf zahra zainab
zeinab zeynep ziad
"""
_SOUTH_ASIAN = """
aarav aditi aditya ajay akash akhil amit amita anand ananya anika anil anita anjali ankit ankita
anushka aparna arjun arun aruna asha ashok bharat bhavna chandra deepa deepak deepika devika dinesh
divya ganesh gaurav geeta gita gopal harish harpreet indira ishaan jaswinder jyoti kabir kamala
karthik kavita kavya kiran krishna kunal lakshmi lalita madhav mahesh manish manisha manoj meena
meera mohan mukesh nandini naveen neha nikhil nisha nitin padma pallavi parvati pooja prakash
pranav prasad pratik preeti priya priyanka rahul raj raja rajesh rajiv rakesh ram ramesh rani ravi
rekha ritu rohan rohit sachin sandeep sangeeta sanjay sanjeev sarita shalini shankar shilpa shivani
shreya shruti siddharth smita sneha srinivas subramanian sudha sumit sunil sunita suresh sushma
swati tanvi tejas uday uma usha varun venkat vidya vijay vikas vikram vinay vineet vishal vivek
yash yogesh
"""
_EAST_ASIAN = """
aiko akira anh bao binh bora chang chao chen cheng chien daiki daisuke duc dung eunji fang feng
haruka haruki haruto hideo hien hiroshi hoang hong hua huang hui huong hyun jia jian jiang jiayi
jie jihoon jing jiwoo jun junho kaito kazuo keiko kenji kenta khanh koji lan lei liang lien lihua
ling linh mai mei mihn minh minho minji minjun misaki naoko ngoc nguyen phuong ping qiang qing
quang ren ryo sakura satoshi seo seoyeon shigeru shinji shota soo sora sung takashi takeshi thanh
thao thi thuy tomoko trang tuan tuyen wei wen xiang xiao xiaoming xin xinyi xiu xue yan yang yi
yichen ying yoko yong yosuke yuki yuko yumi yun yusuke yuto zhang zhen zhi ziyi
"""
_EUROPEAN = """
agata agnes agnieszka aleksander aleksandra alessandra alessandro alexandra alexei anastasia anders
andrea andreas andrei andrzej anja anke antoine anton antonia antonio aurelie barbora bartosz beata
benoit bernd bjorn bogdan boris britta camille carla carlo cecile celine chiara christa christophe
claudia claudio cristian cristina damien daniela daria dariusz davide detlef dieter dimitri dmitri
dmitry dominik dorota dragan ekaterina elena eleni elisabeth elise emil emmanuel enrico erik erika
ernst eva ewa fabian fabio federica federico felix ferenc filip florence florian francesca
francesco francois francoise franz frederic frederik friedrich gabriele gabriella georg georgios
gerda gerhard giacomo gianluca gianni giorgio giovanna giovanni giulia giulio giuseppe goran
grzegorz gudrun guillaume gunnar gunther gustav hanna hannelore hans heike heinrich heinz helga
helmut henrik herbert hubert igor ilaria ilse ines inga inge ingrid irena irina ivan ivana ivo
jacek jacques jakub jana janina janusz jasna jens jerome jerzy jiri joachim joanna jochen johan
johann johanna johannes jonas jorg jozef juergen juha julien jurgen jutta kaisa kamil karin karl
karolina karsten katarina katarzyna katharina katja katrin kerstin klara klaus konrad konstantin
kristina krzysztof lars laszlo laurent lena leonie lorenzo luca lucia luigi lukas lukasz maciej
magda magdalena magnus malgorzata manfred manon manuela marcel marcin marco marek margit margot
mariana marianne marina mario marius marko markus marta mateo mateusz mathieu mathilde matteo
matthias matthieu maurice maximilian mia michaela michal michel mihai mikael mikhail milan milica
milos mirjam miroslav monika moritz natalia natasha nathalie nele nicola nicolas niels niklas
nikola nikolai nikolaj nikos norbert olaf olena olga olivier otto paolo pascale pavel pawel peer
petra philippe pierre piotr radek rafal rainer raluca regina reinhard renate roberto rolf roman
rosa rudolf sabine sandrine sara sascha sebastian sebastien sergei sergey sergio sigrid silke
silvia simona simone slavica snezana sofia solveig sonja stefan stefania stefanie steffen susanne
sven svetlana sylvie szymon tadeusz tamara tatiana tatjana thierry thorsten tobias tomas tomasz
torsten udo ulrich ulrike ursula ute uwe vaclav valentina valeria vasile vasily viktor viktoria
vincenzo vladimir volker walter werner wilhelm wojciech wolfgang xavier yannick yuri yves zbigniew
zdenek zofia zoran zuzana
"""
_IBERIAN_AND_LATIN_AMERICAN = """
adriana agustin alba alberto alejandra alejandro alfonso alfredo alicia alvaro amparo ana andres
angelica arturo beatriz begona belen bernardo bruno camila carlos carmen carolina catalina cecilia
cesar clara concepcion consuelo cristobal daniela diego dolores eduardo emilia emilio enrique
ernesto esperanza esteban esther estrella eugenia fabiola felipe fernanda fernando francisca
francisco gabriel gabriela gerardo gilberto gonzalo graciela guadalupe guillermo gustavo hector
hernan hugo ignacio isidro jaime javier jesus jimena joao joaquin jorge jose josefa josefina juan
juana julio laura leandro leonardo leticia lorena lourdes lucia luis luisa luz manuel manuela
marcela marcelo marcos margarita mariano maricela marisol mateus mauricio mercedes miguel miriam
monica montserrat nuria octavio pablo paloma patricio paulo pedro pilar rafael rafaela ramiro ramon
raquel raul renata ricardo rocio rodrigo rogelio rosalia rosario ruben salvador santiago sergio
silvia sofia soledad susana tatiana teresa thiago tomas valentina vicente victoria ximena yolanda
"""
# Names that are words of some language, too.
_WORDLIKE = """
alba ali amber angel april art august autumn avery basil ben bill bo brook carol carter chase chip
christian chuck clara cliff concepcion consuelo daisy dale dan dawn dean dolores drew duke dung
earl ella ernst esperanza estrella eve faith ford frank gene ginger glen grace grant guy harmony
harry hazel heather holly hong hope hue hunter ivy jack jan jay jean jordan josh joy june junior
kai ken kenya kim lan lance lane lea lee leo li lily lin linda long lourdes luz marina mark mason
matt may melody mercedes mercy miles ming morgan norm ola olive paloma parker pat patience peer
penny pierce pilar ping poppy ram randy reed rich rob rod rosa rosario rose roy rui salvador seo
skip soledad sue summer sung tam tan tran troy uma van victor violet wade wang ward wen will woody
wu xi yu zhao
"""
# Names that are tools, languages or terms of some trade, too.
_TECHNICAL = """
ada adam alexa alma angular apollo athena aurora azure bayes beth bob bradley camel carlo cassandra
celery charles chef claude cleo coral crystal dash dijkstra django elixir emma erlang eureka flink
flora gauss gemini gerrit griffin hana haskell helm hermes iris jade jasmine jenkins julia jupiter
kafka karma laurel luigi luna madeline markov maven max maya mercury min mocha nagios nash nestor
opal oscar pandora pascal pearl perl presto puma ray rita river robin ruby sage sally selenium
sierra siri sky stan star sterling storm taylor ted terra tesla travis turing vera vespa victoria
vulcan watson
"""


def _names(*lists: str) -> frozenset[str]:
    return frozenset(name for names in lists for name in names.split())


WORDLIKE_NAMES = _names(_WORDLIKE)
TECHNICAL_NAMES = _names(_TECHNICAL)
GIVEN_NAMES = (
    _names(
        _ENGLISH,
        _AFRICAN_AMERICAN_AND_AFRICAN,
        _ARABIC_PERSIAN_TURKISH,
        _SOUTH_ASIAN,
        _EAST_ASIAN,
        _EUROPEAN,
        _IBERIAN_AND_LATIN_AMERICAN,
    )
    - WORDLIKE_NAMES
    - TECHNICAL_NAMES
)
