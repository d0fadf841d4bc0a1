"""The rules of seats, without a database."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.tasks.seats import Seat, finished, given_back, status_of, taken
from tests.service.patience import patient

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
OPEN = (Seat(number=1), Seat(number=2))


def put(seats: tuple[Seat, ...], seat: Seat | None) -> tuple[Seat, ...]:
    assert seat is not None
    return tuple(seat if seat.number == one.number else one for one in seats)


def test_the_first_open_seat_is_taken_for_an_hour() -> None:
    seat = taken(OPEN, "ann", NOON, HOUR)
    assert seat == Seat(number=1, holder="ann", expires_at=NOON + HOUR)


def test_two_people_get_two_seats_and_a_third_none() -> None:
    seats = put(OPEN, taken(OPEN, "ann", NOON, HOUR))
    seats = put(seats, taken(seats, "bob", NOON, HOUR))
    assert [seat.holder for seat in seats] == ["ann", "bob"]
    assert taken(seats, "cyd", NOON, HOUR) is None


def test_who_holds_a_seat_gets_it_again_with_a_new_lease() -> None:
    seats = put(OPEN, taken(OPEN, "ann", NOON, HOUR))
    assert taken(seats, "ann", NOON + HOUR / 2, HOUR) == Seat(number=1, holder="ann", expires_at=NOON + 1.5 * HOUR)


def test_a_lease_that_ended_gives_the_seat_back() -> None:
    seats = put(OPEN[:1], taken(OPEN[:1], "ann", NOON, HOUR))
    assert taken(seats, "bob", NOON + HOUR - timedelta(seconds=1), HOUR) is None
    later = put(seats, taken(seats, "bob", NOON + HOUR, HOUR))
    assert later[0].holder == "bob"
    assert finished(later, "ann", NOON + HOUR) is None
    assert given_back(later, "ann") is None


def test_what_nobody_took_after_the_lease_ended_can_still_be_finished() -> None:
    seats = put(OPEN[:1], taken(OPEN[:1], "ann", NOON, HOUR))
    assert status_of(seats, NOON + 2 * HOUR) == "open"
    done = put(seats, finished(seats, "ann", NOON + 2 * HOUR))
    assert status_of(done, NOON + 2 * HOUR) == "done"


def test_nobody_works_on_a_note_twice() -> None:
    seats = put(OPEN, taken(OPEN, "ann", NOON, HOUR))
    seats = put(seats, finished(seats, "ann", NOON))
    assert taken(seats, "ann", NOON, HOUR) is None
    assert status_of(seats, NOON) == "in_progress"


def test_to_finish_twice_changes_nothing() -> None:
    seats = put(OPEN, taken(OPEN, "ann", NOON, HOUR))
    seats = put(seats, finished(seats, "ann", NOON))
    assert finished(seats, "ann", NOON + HOUR) == seats[0]
    assert given_back(seats, "ann") is None


def test_what_is_given_back_is_open() -> None:
    seats = put(OPEN[:1], taken(OPEN[:1], "ann", NOON, HOUR))
    seats = put(seats, given_back(seats, "ann"))
    assert seats == OPEN[:1]
    assert finished(seats, "ann", NOON) is None


def test_who_holds_nothing_can_neither_finish_nor_give_back() -> None:
    assert finished(OPEN, "ann", NOON) is None
    assert given_back(OPEN, "ann") is None


steps = st.lists(
    st.tuples(
        st.sampled_from(["take", "finish", "give back", "wait"]),
        st.sampled_from(["ann", "bob", "cyd"]),
        st.integers(1, 90),
    ),
    max_size=30,
)


@patient
@given(steps, st.integers(1, 3))
def test_no_order_of_steps_gives_a_seat_to_two_or_two_seats_to_one(told: list[tuple[str, str, int]], many: int) -> None:
    seats = tuple(Seat(number=number + 1) for number in range(many))
    now = NOON
    for step, who, minutes in told:
        before = seats
        if step == "wait":
            now += timedelta(minutes=minutes)
        moved = {
            "take": taken(seats, who, now, HOUR),
            "finish": finished(seats, who, now),
            "give back": given_back(seats, who),
        }
        if (seat := moved.get(step)) is not None:
            seats = put(seats, seat)
        holders = [seat.holder for seat in seats if seat.holder]
        assert len(holders) == len(set(holders))
        for old, new in zip(before, seats, strict=True):
            if old != new and old.holder not in (None, who):
                assert old.status(now) == "open", "a seat was taken from one who held it"
            assert old.done_at is None or new == old, "finished work was lost"
