"""The queue of updates by itself."""

from sandbox.world.updates import UpdateQueue


def test_a_queue_can_go_on_where_another_one_ended() -> None:
    queue = UpdateQueue(lambda: None)
    queue.continue_from(500)

    assert [queue.add("message", {}, 1), queue.add("message", {}, 1)] == [500, 501]
