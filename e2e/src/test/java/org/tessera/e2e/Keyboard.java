package org.tessera.e2e;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Walks through a page with the Tab key alone, as somebody does who can't hold a mouse. */
final class Keyboard {
    /** Numbers what can be reached, in the order of the page; of radio buttons of one name only one can. */
    private static final String REACHABLE = """
            () => {
              const names = new Set();
              const all = [...document.querySelectorAll(
                  "a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex='0']")]
                .filter(e => !e.disabled && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden"
                  && (!e.closest("details:not([open])") || e.matches("summary")))
                .filter(e => {
                  if (e.type !== "radio") return true;
                  const group = [...document.getElementsByName(e.name)];
                  const stop = group.find(r => r.checked) || group[0];
                  return e === stop;
                });
              all.forEach((e, i) => { e.dataset.walk = i; });
              // Whoever opens a page begins at its top.
              document.body.tabIndex = -1;
              document.body.focus({ preventScroll: true });
              document.body.removeAttribute("tabindex");
              return all.map(e => e.outerHTML.slice(0, 120));
            }
            """;

    /** Where the focus is, and whether anything shows it: an outline, here or round the label that stands for the box. */
    private static final String HERE = """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body) return "";
              if (e.dataset.walk === undefined) return "-1 " + e.outerHTML.slice(0, 120);
              const label = e.labels && e.labels[0] ? [[e.labels[0], "::before"], [e.labels[0], null]] : [];
              const shown = e.matches("audio") || [[e, null], ...label].some(([at, part]) => {
                const style = getComputedStyle(at, part);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              });
              const box = e.getBoundingClientRect();
              const visible = box.bottom > 0 && box.top < innerHeight;
              return e.dataset.walk + (shown ? "" : " does not show the focus") + (visible ? "" : " is off the screen");
            }
            """;

    private Keyboard() {}

    /** What can't be reached, is reached out of order, holds the focus or hides it. */
    @SuppressWarnings("unchecked")
    static List<String> faultsOf(Page page) {
        var reachable = (List<String>) page.evaluate(REACHABLE);
        var faults = new ArrayList<String>();
        int next = 0;
        // A player is one thing to reach and many inside; more steps than this is a trap.
        for (int step = 0; next < reachable.size() && step < reachable.size() + 40; step++) {
            page.keyboard().press("Tab");
            var here = ((String) page.evaluate(HERE)).split(" ", 2);
            if (here[0].isEmpty()) break;
            int at = Integer.parseInt(here[0]);
            if (here.length > 1) faults.add((at < 0 ? "" : reachable.get(at) + " ") + here[1]);
            if (at == next) next++;
            else if (at != next - 1) {
                faults.add("comes after " + (next == 0 ? "the start" : reachable.get(next - 1)) + ": "
                        + (at < 0 ? here[1] : reachable.get(at)));
                next = at + 1;
            }
        }
        if (next < reachable.size()) faults.add("is not reached: " + reachable.get(next));
        return faults.stream()
                .map(fault -> page.url() + ": " + fault)
                .distinct()
                .toList();
    }
}
