"""Invented CVs and jobs of software work."""

from tests.matching.papers import make_cv, make_job
from viva.documents.schemas import Seniority

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
