"""Small groups of words that count as one another, in English."""

from viva.nlp.tokens import stem

_GROUPS = """
fast quick rapid swift speedy
slow sluggish
delete remove erase drop discard
create make build produce generate
begin start initiate launch
stop end finish terminate halt
error fault failure exception defect bug
change modify alter edit update adjust mutate
fix repair solve resolve correct
check verify validate confirm
show display present render
keep retain preserve maintain hold
save store persist
retrieve fetch obtain lookup
big large huge
small little tiny
increase raise grow rise
decrease reduce lower shrink cut
buy purchase
customer client user buyer
employee staff worker colleague teammate
boss manager supervisor lead
use utilise utilize employ apply
help assist support aid
begin commence
duplicate copy replicate clone
unique distinct
identical same equal
several multiple many
send transmit transfer deliver emit
receive accept
join combine merge unite
split divide partition separate
order sequence sort
random arbitrary
memory ram
folder directory
link connection edge
vertex node
picture image photo
repeat retry reattempt
prevent avoid stop block
allow permit enable let
need require
choose select pick
goal objective aim target
method technique approach way
cost price expense
quarrel conflict dispute disagreement disagree
talk speak discuss conversation
learn understand realise realize
wrong incorrect invalid
whole entire complete full
explain describe clarify
measure metric
trust confidence
deadline date
crash outage breakdown downtime
guarantee ensure assure
wait block
parallel concurrent simultaneous
thread process
lock mutex
"""


def _neighbours() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        stems = {stem(word) for word in line.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {one: tuple(sorted(others)) for one, others in found.items()}


SYNONYMS = _neighbours()
