"""The turn as a LangGraph graph: quick check → adapt → choose next → ask.

LangGraph is slow to import; only `wiring` loads this module, in the background of the start.
There is no checkpointer: all durable state is in our own tables.
"""

from typing import TypedDict

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from viva.evaluation.schemas import QuickCheck
from viva.interviews.asking import AskingService
from viva.interviews.turn_rules import Foreseen, TalkSoFar, adapt, check_answer, choose_next
from viva.questions.choosers import Choosers
from viva.questions.model_interviewer import Screen
from viva.questions.schemas import Question


class TurnState(TypedDict, total=False):
    talk: TalkSoFar
    screen: Screen | None
    check: QuickCheck | None
    abilities: dict[str, float]
    planned: Foreseen | None
    question: Question | None


class TurnGraph:
    """Runs one turn; holds no state between turns, so any instance can serve the next one."""

    def __init__(self, choosers: Choosers, asking: AskingService | None) -> None:
        self._choosers = choosers
        self._asking = asking
        self._graph = self._compile()

    async def next_question(self, talk: TalkSoFar, screen: Screen | None) -> Question | None:
        """The question after this answer; None when the interview is over.

        Without a screen nobody waits for it, and it is for the rules.
        """
        state = await self._graph.ainvoke({"talk": talk, "screen": screen})
        question = state.get("question")
        return question if isinstance(question, Question) else None

    def _compile(self) -> CompiledStateGraph[TurnState, None, TurnState, TurnState]:
        builder = StateGraph(TurnState)
        builder.add_node("quick_check", self._quick_check)
        builder.add_node("adapt", self._adapt)
        builder.add_node("choose_next", self._choose_next)
        builder.add_edge(START, "quick_check")
        builder.add_edge("quick_check", "adapt")
        builder.add_edge("adapt", "choose_next")
        builder.add_node("ask", self._ask)
        builder.add_edge("choose_next", "ask")
        builder.add_edge("ask", END)
        return builder.compile()

    async def _quick_check(self, state: TurnState) -> TurnState:
        return {"check": check_answer(state["talk"].current)}

    async def _adapt(self, state: TurnState) -> TurnState:
        return {"abilities": adapt(state["talk"], state["check"])}

    async def _choose_next(self, state: TurnState) -> TurnState:
        talk = state["talk"]
        chooser = self._choosers.get(talk.context.pack)
        return {"planned": choose_next(talk, state["check"], state["abilities"], chooser)}

    async def _ask(self, state: TurnState) -> TurnState:
        planned, screen = state["planned"], state["screen"]
        if planned is None:
            return {"question": None}
        if self._asking is None or screen is None:
            return {"question": planned.plan}
        return {"question": await self._asking.ask(state["talk"], planned, screen)}
