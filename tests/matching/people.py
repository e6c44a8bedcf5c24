"""Invented CVs and jobs of other fields of work."""

from tests.matching.papers import make_cv, make_job
from viva.documents.schemas import Seniority

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
