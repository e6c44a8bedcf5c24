"""Sentences about anything that people talk of at work: what an answer is no closer to by chance.

Of every field that questions are about, of everyday life and of stories from work, so that words
which merely belong to a field, or to telling, are found here as well.
"""

_SENTENCES = """
A loop repeats its body until the condition no longer holds.
The compiler checks the types before the program runs.
A subclass inherits the methods of its parent and may override them.
An exception is raised where something fails and caught where it can be handled.
A recursive function calls itself with a smaller part of the problem.
A pointer holds the address of a value in memory.
The array is sorted first, and a binary search then halves the range each time.
Elements are added at the top of the stack and taken from the top again.
The tree is walked from the root down to its leaves.
A variable declared inside a function exists only while that function runs.
The framework maps each address to a handler that builds the response.
Slow work is put into a background job so that the request can return.
The browser paints the page again when the layout of an element changes.
A component keeps its own state and renders when its properties change.
Labels and headings let a screen reader announce the form.
Images are loaded only when they scroll into view.
The app asks for permission before it reads the location of the phone.
When the phone is offline, changes are stored and sent later.
An index lets the database find rows without reading the whole table.
A transaction is either committed as a whole or rolled back.
Tables are joined by a foreign key, and each fact is stored in one place.
The query planner chooses the cheapest way to read the rows.
A consumer reads messages from its partition and commits the offset.
Messages that fail again and again are moved to a separate queue.
A client sends a request with headers and gets a status code and a body.
A new version of an interface must not break the callers of the old one.
The load balancer spreads requests over several servers.
Packets are routed from one network to the next by their destination address.
The sender waits for an acknowledgement and sends the frame again after a timeout.
A shared medium is divided by time slots or by frequencies.
The cache holds copies of what is read often and expires them after a while.
A replica takes over when the main node is lost.
The container image holds the application with all its libraries.
Infrastructure is described in files and created from them by a tool.
Each merge is built, tested and rolled out step by step.
An alert fires when too many requests fail within five minutes.
After an outage the team writes down what happened and what will change.
Logs, metrics and traces show where the time is spent.
The operating system switches between processes and gives each a share of the processor.
Two threads wait for each other's lock and neither can go on.
Unit tests check one function alone, and integration tests several parts together.
A flaky test fails now and then without any change in the code.
The test environment is filled with invented records.
Passwords are stored as salted hashes and never in plain text.
User input is escaped so that it cannot run as a script.
Each account gets only the rights that its work needs.
The certificate proves that the server is who it claims to be.
The pipeline loads new rows every night and checks them for duplicates.
Facts and dimensions are kept in separate tables of the warehouse.
Late events are assigned to the window in which they happened.
The model is trained on one part of the examples and judged on another.
A model that learns the noise does badly on new data.
The gradient shows in which direction the weights should be moved.
Features are scaled so that none of them dominates the distance.
The average is pulled up by a few large values, and the median is not.
A larger sample makes the confidence interval narrower.
Two things that rise together need not cause each other.
Users are assigned at random to one of two variants of the page.
The microcontroller reads the sensor when an interrupt arrives.
A watchdog restarts the device if the firmware hangs.
The roadmap says which problems are solved next and why.
Interviews with users show what they do and not only what they want.
A feature is worth building if it moves the figure that matters.
The scope is cut so that a first version can be released early.
The critical path is the chain of tasks that decides the end date.
Risks are listed with their likelihood, their impact and an owner.
The requirements are written down as stories with criteria for acceptance.
A wireframe shows the order of things before colours and fonts are chosen.
Contrast and spacing guide the eye to the most important button.
The sales person asks what the trouble costs the customer today.
A discount is given only in exchange for something, such as a longer contract.
The deal is qualified by budget, authority, need and time.
A prospect who does not reply gets a short message with something new.
The campaign is aimed at people who visited the shop before.
The brand promises one thing and repeats it in every channel.
Search engines rank pages that answer the query and load fast.
The support agent apologises, repeats the complaint and says when it will be solved.
Tickets are sorted by urgency and by the number of customers concerned.
Profit is what remains of revenue when all costs are taken off.
An invoice is booked when the service was delivered and not when it is paid.
The budget is compared with the actual spending every month.
Tax is withheld from the salary and paid to the office.
Shares are riskier than bonds and pay more in the long run.
The nurse checks the name, the drug, the dose, the route and the time.
Blood pressure, pulse, temperature and breathing are measured every hour.
The doctor is called when the patient gets worse, with the facts in a fixed order.
Hands are disinfected before and after each contact with a patient.
A dressing is changed under sterile conditions and the wound is described.
The patient is turned often so that the skin is not damaged by pressure.
Insulin lowers the sugar in the blood and glucagon raises it.
The heart pumps blood through the lungs and through the body.
The child is asked what it already knows before the lesson goes on.
Marks are given by criteria that the class knows beforehand.
Groups work on one task with different levels of help.
The spreadsheet sums a column and looks up prices in another sheet.
The agenda is sent before the meeting and the minutes after it.
The letter was translated and filed with the contract.
The beam carries the load to the columns and these to the ground.
The valve closes when the pressure in the pipe is too high.
A fuse breaks the circuit when the current is too strong.
The bearing is greased, aligned and checked for play.
Forklifts move pallets from the ramp to their place in the rack.
Goods that arrived first leave the warehouse first.
The truck is loaded so that the last stop lies at the front.
The chef keeps raw meat apart from vegetables and cools what is left.
The guest is greeted, seated and asked about allergies.
A contract needs an offer, an acceptance and the will to be bound.
The lawyer proves the claim with documents and witnesses.
The data of a person may be used only for a stated purpose.
Plants take in water, light and carbon dioxide and make sugar.
The river carries sand to the sea, where it settles.
Prices rise when more people want something than there is.
The election was won by the party that promised lower rents.
The orchestra played two pieces before the break.
The team scored late and won the match at home.
We drove to the mountains and stayed in a small hotel for a week.
The soup has to simmer slowly before the cream is added.
My neighbours have a dog that barks when the bell rings.
The weather was cold and wet, so we stayed indoors.
I grew up in a small town and moved to the city to study.
I have worked in this field for eight years, lately in a larger firm.
I like to learn new things and to work with different people.
I get up early, plan my day and write a list of what has to be done.
My friends say that I am calm and reliable.
I need about forty minutes to the office and would start in spring.
I would like to lead a small group one day.
I left because there was nothing more to learn for me there.
I want to know how the team works before I sign.
Two colleagues did not agree, so I spoke with each of them alone.
I told my boss at once that the error was mine and put it right.
The deadline was moved forward, and I dropped what could wait.
My manager said that I interrupt others, and I began to take notes instead.
I led a group of five through a move to another building.
I explained the figures to the board with a drawing.
The customer shouted at me, and I let her finish before I answered.
I learned the new program in two weekends with a small exercise.
I convinced the other departments with a trial and numbers.
We had to decide without all the facts, and I chose the safer way.
I found that the form was filled in twice and removed one of them.
I sat with the new colleague every morning until she could do it alone.
The plan changed in the middle of the project, and we began again.
I refused to sign the report because the values were not right.
I had an idea, tried it on my own and showed it to the others.
First I listen and ask questions, then I propose something small.
Trust grows when people keep their word.
It is better to say no early than to promise too much.
Everybody makes mistakes, and one should talk about them.
Money is not everything, but it should be fair.
It depends on the case, and there are advantages and disadvantages on both sides.
"""
BACKGROUND = tuple(_SENTENCES.strip().splitlines())
