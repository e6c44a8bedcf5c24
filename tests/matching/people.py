"""Invented CVs and jobs of many fields of work, as the parser would give them."""

from viva.documents.schemas import CvProfile, Highlight, Job, JobProfile, Seniority
from viva.matching.schemas import BriefDocument
from viva.nlp.skills import SkillVocabulary

Employment = tuple[str, str, str, str, list[str]]


def make_cv(
    name: str,
    headline: str,
    employments: list[Employment],
    *,
    skills: str = "",
    other: tuple[str, ...] = (),
    years: float | None = None,
    document_id: str = "cv",
) -> BriefDocument:
    """A CV of heading, jobs with their highlights (title, employer, start, end, lines), skills."""
    lines = [name, headline, "someone@example.com", "Experience"]
    jobs: list[Job] = []
    for title, employer, start, end, told in employments:
        lines.append(f"{title}, {employer}, {start} - {end}")
        number = len(lines)
        highlights = [Highlight(text=text, line=number + 1 + at) for at, text in enumerate(told)]
        lines += told
        jobs.append(
            Job(
                employer=employer,
                title=title,
                start=start,
                end=end,
                highlights=tuple(highlights),
                line=number,
            )
        )
    if skills:
        lines += ["Skills", skills]
    lines += other
    told_lines = {highlight.line for job in jobs for highlight in job.highlights}
    shown = find_skill_lines(lines, told_lines)
    return BriefDocument(
        id=document_id,
        lines=tuple(lines),
        profile=CvProfile(
            name=name,
            headline=headline,
            skills=tuple(shown),
            skill_lines=shown,
            jobs=tuple(jobs),
            total_years_experience=years,
        ),
    )


def make_job(
    title: str | None,
    responsibilities: list[str],
    requirements: list[str],
    *,
    nice: tuple[str, ...] = (),
    seniority: Seniority | None = None,
    min_years: float | None = None,
    document_id: str = "job",
) -> BriefDocument:
    lines = [title or "We are hiring", "Responsibilities", *responsibilities]
    first_requirement = len(lines) + 2
    lines += ["Requirements", *requirements]
    first_nice = len(lines) + 2
    lines += ["Nice to have", *nice] if nice else []
    shown = find_skill_lines(lines, set(range(3, len(lines) + 1)))
    wished = {skill for skill, at in shown.items() if nice and min(at) >= first_nice}
    return BriefDocument(
        id=document_id,
        lines=tuple(lines),
        profile=JobProfile(
            title=title,
            seniority=seniority,
            required_skills=tuple(skill for skill in shown if skill not in wished),
            nice_to_have_skills=tuple(wished),
            skill_lines=shown,
            responsibilities=tuple(responsibilities),
            responsibility_lines=tuple(range(3, first_requirement - 1)),
            min_years=min_years,
        ),
    )


def find_skill_lines(lines: list[str], told: set[int]) -> dict[str, tuple[int, ...]]:
    """Skill → numbers of its lines, telling ones first."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        for mention in SkillVocabulary.load().find(line):
            numbers = found.setdefault(mention.name, [])
            if number not in numbers:
                numbers.append(number)
    return {
        skill: tuple(sorted(numbers, key=lambda number: (number not in told, number)))
        for skill, numbers in found.items()
    }


BACKEND_PAYMENTS = make_cv(
    "Mara Lindqvist",
    "Backend Engineer",
    [
        (
            "Senior Backend Engineer",
            "Copperleaf Pay",
            "2021-02",
            "present",
            [
                "Reduced checkout latency by 45% with Redis caching and PostgreSQL indexes",
                "Led the migration of the ledger from a Rails monolith to Go on Kubernetes",
                "Introduced blameless postmortems after a six-hour outage in 2022",
                "Mentored four junior engineers through their first year",
            ],
        ),
        (
            "Software Engineer",
            "Tidewater Maps",
            "2017-06",
            "2021-01",
            [
                "Built the tile service in Python and FastAPI, serving 3M+ requests a day",
                "Moved nightly batch jobs to Kafka consumers",
                "Negotiated the contract with a new hosting provider, saving $80k a year",
            ],
        ),
    ],
    skills="Go, Python, PostgreSQL, Redis, Kafka, Kubernetes, Docker, Terraform, REST, gRPC",
    years=8.0,
)
BACKEND_LOGISTICS = make_cv(
    "Tomas Ibarra",
    "Java developer",
    [
        (
            "Java Developer",
            "Northgate Freight",
            "2020-03",
            "present",
            [
                "Developed a routing engine in Java and Spring Boot for 400 trucks",
                "Wrote integration tests that raised test coverage from 35% to 80%",
                "Worked closely with dispatchers to shorten planning from 3 hours to 40 minutes",
                "Automated the nightly import of carrier data with RabbitMQ",
            ],
        ),
        (
            "Junior Developer",
            "Bellwether Software",
            "2018-01",
            "2020-02",
            [
                "Maintained the MySQL schema and tuned slow queries",
                "Created REST endpoints for the customer portal",
                "On call one week in four for the order system",
            ],
        ),
    ],
    skills="Java, Spring Boot, MySQL, RabbitMQ, Docker, Jenkins, Git",
    years=6.0,
)
BACKEND_JOB = make_job(
    "Senior Backend Engineer",
    [
        "Design and build services in Python and Go that handle payments",
        "Own reliability, including on-call rotations and postmortems",
        "Work closely with product managers and the data team",
    ],
    [
        "Deep knowledge of PostgreSQL, indexing and query optimization",
        "Experience with Kafka or another message broker",
        "Containers with Docker and Kubernetes",
        "CI/CD with GitHub Actions",
    ],
    nice=("Experience with GraphQL", "Knowledge of Terraform"),
    seniority=Seniority.SENIOR,
)
NURSE_ICU = make_cv(
    "Ada Brennan",
    "Registered Nurse",
    [
        (
            "Staff Nurse, Intensive Care",
            "St. Brigid's Hospital",
            "2018-09",
            "present",
            [
                "Cared for ventilated patients in a 14-bed intensive care unit",
                "Acted as first responder for emergencies on the surgical floor",
                "Precepted six newly qualified nurses",
                "Introduced a handover checklist that reduced medication errors by 30%",
            ],
        ),
        (
            "Nurse, Surgical Ward",
            "Mill Lane Clinic",
            "2015-04",
            "2018-08",
            [
                "Looked after up to 12 post-operative patients per shift",
                "Administered IV therapy and monitored vital signs",
            ],
        ),
    ],
    skills="Wound care, IV therapy, hemodynamic monitoring, Epic, BLS, ACLS",
    years=9.5,
)
NURSE_CARE_HOME = make_cv(
    "Jonas Petri",
    "Altenpfleger",
    [
        (
            "Pflegefachkraft",
            "Seniorenzentrum Lindenhof",
            "2019-01",
            "present",
            [
                "Betreuung von 18 Bewohnern mit Demenz im Früh- und Spätdienst",
                "Wundversorgung und Medikamentengabe nach ärztlicher Anordnung",
                "Einarbeitung neuer Kolleginnen und Kollegen",
                "Einführung einer digitalen Pflegedokumentation, Zeitaufwand um 20 % gesenkt",
            ],
        ),
        (
            "Pflegehelfer",
            "Haus Abendrot",
            "2016-08",
            "2018-12",
            ["Grundpflege und Begleitung der Bewohner im Alltag", "Vertretung im Nachtdienst"],
        ),
    ],
    skills="Wundmanagement, Palliativpflege, Dokumentation",
    years=8.0,
)
NURSE_JOB = make_job(
    "Registered Nurse (m/f/d), medical ward",
    [
        "Plan and carry out nursing care for patients on a 28-bed ward",
        "Supervise trainees and nursing assistants",
        "Work in shifts, including weekends",
    ],
    ["Wound care and medication management", "Experience with electronic health records"],
)
TEACHER = make_cv(
    "Lucia Ferrand",
    "Teacher of Mathematics",
    [
        (
            "Mathematics Teacher",
            "Hollybank School",
            "2016-09",
            "present",
            [
                "Taught mathematics to five classes of 28 pupils, years 7 to 11",
                "Raised the share of pupils passing the final exam from 71% to 88%",
                "Ran a weekly maths club for girls",
                "Mentored two trainee teachers",
            ],
        )
    ],
    skills="Curriculum development, classroom management, GeoGebra",
    years=9.0,
)
TEACHER_LANGUAGES = make_cv(
    "Pablo Quintana",
    "Profesor de inglés",
    [
        (
            "Profesor de inglés",
            "Colegio Miraflores",
            "2014-09",
            "present",
            [
                "Impartí clases de inglés a alumnos de secundaria",
                "Organicé un intercambio anual con un colegio de Cork para 30 alumnos",
                "Coordiné el equipo de cuatro profesores de idiomas",
                "Implanté evaluaciones orales, y los aprobados aumentaron un 15 %",
            ],
        )
    ],
    years=11.0,
)
TEACHER_JOB = make_job(
    "Secondary School Teacher",
    [
        "Plan and teach lessons for years 7 to 11",
        "Assess pupils' work and report to parents",
        "Take part in school development together with colleagues",
    ],
    ["Strong classroom management", "Experience with digital learning platforms"],
)
CHEF = make_cv(
    "Rosa Kettering",
    "Sous Chef",
    [
        (
            "Sous Chef",
            "The Salt Loft",
            "2020-05",
            "present",
            [
                "Ran a kitchen brigade of nine serving 140 covers a night",
                "Cut food cost from 34% to 28% by redesigning the menu",
                "Trained three apprentices, two of whom stayed",
                "Kept HACCP records for the yearly inspection",
            ],
        ),
        (
            "Chef de Partie",
            "Hotel Marren",
            "2016-02",
            "2020-04",
            ["Responsible for fish and sauces", "Prepared banquets for up to 300 guests"],
        ),
    ],
    skills="HACCP, menu planning, purchasing",
    years=9.0,
)
ACCOUNTANT = make_cv(
    "Henrike Aldag",
    "Bilanzbuchhalterin",
    [
        (
            "Bilanzbuchhalterin",
            "Wesermühlen GmbH",
            "2017-01",
            "present",
            [
                "Erstellung der Monats- und Jahresabschlüsse nach HGB",
                "Einführung von DATEV Unternehmen online, Bearbeitungszeit um 25 % verkürzt",
                "Abstimmung der Kreditoren- und Debitorenkonten",
            ],
        ),
        (
            "Buchhalterin",
            "Steuerbüro Kamp",
            "2012-08",
            "2016-12",
            ["Lohnbuchhaltung für 30 Mandanten"],
        ),
    ],
    skills="DATEV, SAP, Microsoft Excel",
    years=13.0,
)
WAREHOUSE = make_cv(
    "Dario Mensah",
    "Warehouse Shift Lead",
    [
        (
            "Shift Lead",
            "Kestrel Logistics",
            "2019-03",
            "present",
            [
                "Supervised 22 people in a warehouse with 9,000 pallet places",
                "Reduced picking errors by 40% with a second scan",
                "Planned dispatch for 60 trucks a day",
                "Gave weekly safety training after two near misses with forklifts",
            ],
        ),
        (
            "Picker",
            "Kestrel Logistics",
            "2016-05",
            "2019-02",
            ["Picked and packed 120 orders a shift"],
        ),
    ],
    skills="Forklift licence, SAP EWM",
    years=8.5,
)
FRONTEND = make_cv(
    "Noor Haddad",
    "Frontend Developer",
    [
        (
            "Frontend Developer",
            "Brightwell Tickets",
            "2020-01",
            "present",
            [
                "Rebuilt the booking flow in React and TypeScript, raising conversion by 12%",
                "Made the site usable with screen readers and reached WCAG 2.1 AA",
                "Introduced Storybook and visual regression tests",
            ],
        ),
        (
            "Web Developer",
            "Agency Fennel",
            "2017-03",
            "2019-12",
            [
                "Developed websites in Vue.js and Sass for 20 clients",
                "Presented designs and prototypes to clients",
            ],
        ),
    ],
    skills="React, TypeScript, JavaScript, Vue.js, CSS, Jest, Playwright, Figma",
    years=7.0,
)
FRONTEND_CAREER_CHANGER = make_cv(
    "Erik Sandoval",
    "Junior Frontend Developer",
    [
        (
            "Junior Frontend Developer",
            "Moss & Larch",
            "2023-04",
            "present",
            [
                "Built an admin dashboard with Next.js and Tailwind CSS",
                "Cut the bundle size of the shop from 900 KB to 350 KB",
                "Wrote end-to-end tests with Cypress",
            ],
        ),
        (
            "Bookseller",
            "Lantern Books",
            "2016-01",
            "2022-09",
            [
                "Advised customers and ran readings for up to 80 guests",
                "Built the shop's first web page, which brought in 15% of orders",
            ],
        ),
    ],
    skills="JavaScript, TypeScript, React, Next.js, Tailwind CSS, Git",
    years=2.5,
)
FRONTEND_JOB = make_job(
    "Frontend Engineer",
    [
        "Build accessible React interfaces in TypeScript",
        "Own Core Web Vitals and performance budgets",
        "Collaborate with designers on our design system",
    ],
    ["Strong TypeScript and React", "Testing with Jest or Vitest and Playwright", "GraphQL"],
    min_years=3.0,
)
ML_VISION = make_cv(
    "Ines Okafor",
    "Machine Learning Engineer",
    [
        (
            "Machine Learning Engineer",
            "Harrow Vision",
            "2021-01",
            "present",
            [
                "Trained PyTorch models that find cracks in bridges, recall up from 81% to 93%",
                "Built the labelling pipeline with Airflow and Spark",
                "Cut inference cost by 60% with quantization and ONNX",
            ],
        ),
        (
            "Data Analyst",
            "City of Ambry",
            "2018-07",
            "2020-12",
            [
                "Analysed traffic counts with Python and pandas",
                "Published a paper on counting bicycles",
            ],
        ),
    ],
    skills="Python, PyTorch, scikit-learn, Spark, Airflow, MLflow, Docker, SQL",
    years=7.0,
)
ML_LANGUAGE = make_cv(
    "Yusuf Demirel",
    "NLP Engineer",
    [
        (
            "NLP Engineer",
            "Quillworks",
            "2020-02",
            "present",
            [
                "Fine-tuned Hugging Face Transformers to sort 2 million support mails a year",
                "Set up monitoring for data drift with Evidently",
                "Led a team of three on a search project with embeddings",
            ],
        ),
        (
            "Research Assistant",
            "University of Ostrava",
            "2017-10",
            "2020-01",
            [
                "Co-authored two papers on low-resource translation",
                "Tutored a course in statistics",
            ],
        ),
    ],
    skills="Python, TensorFlow, Hugging Face Transformers, SQL, Kubernetes",
    years=7.5,
)
ML_JOB = make_job(
    "Machine Learning Engineer",
    [
        "Own the lifecycle of production models, from data pipelines to inference",
        "Run experiments and A/B tests with product teams",
    ],
    [
        "Strong Python with PyTorch and scikit-learn",
        "Feature stores such as Feast",
        "Distributed computing with Spark",
        "Monitoring of data drift",
    ],
    min_years=3.0,
)
PRODUCT = make_cv(
    "Selma Vance",
    "Product Manager",
    [
        (
            "Product Manager",
            "Larkspur Analytics",
            "2020-06",
            "present",
            [
                "Owned the roadmap of a reporting product with 1,200 business customers",
                "Ran discovery interviews and A/B tests that lifted activation by 18%",
                "Presented the quarterly roadmap to the board",
                "Retired a feature that 3% of customers used",
            ],
        ),
        (
            "Business Analyst",
            "Drummond Bank",
            "2016-09",
            "2020-05",
            ["Wrote requirements for a loan portal", "Moderated workshops with four departments"],
        ),
    ],
    skills="Jira, Amplitude, SQL, Figma, Scrum",
    years=9.0,
)
PRODUCT_HEALTH = make_cv(
    "Gideon Ashby",
    "Product Owner",
    [
        (
            "Product Owner",
            "Carewell Apps",
            "2019-02",
            "present",
            [
                "Launched a medication reminder app in three countries",
                "Prioritised the backlog for two teams of developers",
                "Cut onboarding from 9 steps to 4",
            ],
        ),
        (
            "Pharmacist",
            "Old Mill Pharmacy",
            "2013-04",
            "2018-12",
            ["Advised patients on medication", "Trained three assistants"],
        ),
    ],
    skills="Scrum, Jira, user research, Mixpanel",
    years=12.0,
)
PRODUCT_JOB = make_job(
    "Senior Product Manager",
    [
        "Define and prioritise the product backlog with evidence from customer interviews",
        "Align stakeholders on quarterly OKRs",
        "Present roadmap updates to executives",
    ],
    ["Analytics tools such as Amplitude or Mixpanel", "SQL for ad-hoc analysis", "A/B testing"],
    seniority=Seniority.SENIOR,
)
