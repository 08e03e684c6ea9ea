"""Opens a report of an evaluation in Chromium: python check_report.py PAGE CHARTS

PAGE is the file, CHARTS how many charts it has. Exit code 1 at the first thing that is not as it should be.
"""

import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def main(page, charts):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        checks = [value for name, value in globals().items() if name.startswith("check_")]
        for check in checks:
            check(lambda **how: opened(browser, pathlib.Path(page).resolve().as_uri(), **how), charts)
            print(f"ok   {check.__name__.removeprefix('check_').replace('_', ' ')}")
        browser.close()


def opened(browser, url, width=1200, scheme="light"):
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: page.said.append(f"error: {error}"))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(url)
    page.wait_for_load_state("load")
    assert page.asked == [url], page.asked
    return page


def lightness(page, of):
    words = page.evaluate("of => getComputedStyle(document.querySelector(of)).backgroundColor", of)
    return sum(int(part) for part in words.strip("rgb()").split(",")[:3]) / 3


def shapes(page):
    return page.eval_on_selector_all(".plot", "all => all.map(each => each.querySelectorAll('svg path').length)")


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def check_every_chart_is_drawn_without_a_word_on_the_console(show, charts):
    page = show()
    assert len(shapes(page)) == charts and min(shapes(page)) > 5, shapes(page)
    assert not page.said, page.said


def check_it_is_dark_where_that_is_preferred(show, charts):
    light, dark = show(), show(scheme="dark")
    assert lightness(light, "body") > 200 and lightness(dark, "body") < 60
    assert len(shapes(dark)) == charts
    labels = "document.querySelector('.plot svg text').getAttribute('fill')"
    assert light.evaluate(labels) != dark.evaluate(labels)


def check_the_charts_change_with_the_scheme_while_it_is_open(show, charts):
    page = show()
    labels = "document.querySelector('.plot svg text').getAttribute('fill')"
    before = page.evaluate(labels)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"before => {labels} !== before", arg=before)


def check_a_telephone_does_not_scroll_sideways(show, charts):
    page = show(width=390)
    assert overflow(page) == 0, overflow(page)
    assert len(shapes(page)) == charts and not page.said


def check_a_cell_opens_its_attempts_and_their_transcripts(show, charts):
    for width in 1200, 390:
        page = show(width=width)
        cell = page.locator("#grid .cell").first
        attempts = sum(int(word.split()[0]) for word in cell.get_attribute("title").split(", "))
        cell.click()
        rows = page.locator("#attempts-list tbody tr:has(a)")
        assert rows.count() == attempts, rows.count()
        link = page.locator("#attempts-list a").first.evaluate("a => a.href")
        assert link.startswith("file:///") and link.endswith("/1/transcript.md"), link
        assert overflow(page) == 0
        page.keyboard.press("Escape")
        assert not page.locator("dialog").is_visible()


def check_no_text_of_a_model_is_run(show, charts):
    page = show()
    title = page.title()
    page.locator("#grid .cell").first.click()
    page.wait_for_timeout(50)
    assert page.title() == title != "owned", page.title()
    assert page.locator("img").count() == 0
    assert not page.said, page.said


def check_problems_are_found_by_name(show, charts):
    page = show()
    name = page.locator("#grid tbody th").first.inner_text()
    page.locator("#find").fill(name.upper())
    assert page.locator("#grid tbody th").first.inner_text() == name
    page.locator("#find").fill("no such problem")
    assert page.locator("#grid tbody tr").count() == 0


def check_it_prints_light_with_every_chart(show, charts):
    page = show(scheme="dark")
    page.evaluate("addEventListener('beforeprint', () => { window.printed = getComputedStyle(document.body).backgroundColor })")
    assert len(page.pdf(format="A4")) > 10_000
    assert page.evaluate("window.printed") == "rgb(255, 255, 255)", page.evaluate("window.printed")
    assert len(shapes(page)) == charts and lightness(page, "body") < 60


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
