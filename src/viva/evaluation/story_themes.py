"""What people are asked to tell of at work, to see whether a story is about this or about that."""

THEMES = (
    "Describes a disagreement with a colleague, talks to the other person and listens to the"
    " reasons until they agree.",
    "Names a mistake of their own, admits it openly to those concerned and puts it right.",
    "Tells of a deadline that was too tight, sets priorities, drops what can wait and says so"
    " early.",
    "Repeats criticism that was given, asks for examples and changes their own behaviour.",
    "Leads a team through a difficult project, shares out the work and keeps everybody informed.",
    "Explains something complicated to a person without the knowledge, with a picture from daily"
    " life.",
    "Deals with an angry customer, stays calm, listens and offers a solution.",
    "Learns a new tool or subject quickly, with a plan, exercises and the help of others.",
    "Convinces people who do not report to them, with evidence, a trial and their interests.",
    "Decides with incomplete information, names the options, the risk and the reason.",
    "Improves a process that wasted time, measures before and after and makes it last.",
    "Helps a new or weaker colleague to grow, with patience, practice and feedback.",
    "Changes plans when requirements change at short notice and adapts calmly.",
    "Refuses something that is wrong or unsafe and reports it, although it is unpleasant.",
    "Has an idea of their own, starts without being told and follows it to the end.",
)
