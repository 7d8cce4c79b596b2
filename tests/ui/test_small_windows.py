"""Windows with hardly any room, whatever is shown in them."""

import pytest

from tests.ui.looking import make_app, until_shown


@pytest.mark.parametrize("keys", ["v", "vx", "x", "vp"])
async def test_whatever_is_shown_fits_or_is_left_out(keys: str) -> None:
    """Columns, both scripts abreast, readings: in every height down to none."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press(*keys)
        for height in range(12, 0, -1):
            await pilot.resize_terminal(60 - height, height)
        await pilot.resize_terminal(80, 24)
    assert app.fault is None
