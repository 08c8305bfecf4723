package it.portaledgst.bench.ui;

import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.Figures;
import it.portaledgst.bench.Machine;
import it.portaledgst.bench.Progress;
import it.portaledgst.bench.Report;
import it.portaledgst.bench.WrongUsage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** What the portal weighs: its pages for a browser, a signed-in session for the server, many who click for both cores. */
public final class UiBench {

    private static final Map<String, String> PUBLIC_PAGES = new LinkedHashMap<>();

    static {
        PUBLIC_PAGES.put("welcome", "/");
        PUBLIC_PAGES.put("frequent questions", "/domande-frequenti");
        PUBLIC_PAGES.put("privacy", "/privacy");
        PUBLIC_PAGES.put("accessibility", "/accessibilita");
    }

    private static final int WARM_UP_SESSIONS = 20;
    private static final int PAGE_GOAL_KB = 200;
    private static final int SESSION_GOAL_KB = 500;
    private static final int CLICK_GOAL_MS = 300;

    private final Options options;
    private final Progress progress = new Progress(System.out);
    private final Report report = new Report("bench ui", List.of("what", "measured", "goal"));
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(30))
            .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private final List<Visitor> visitors = new ArrayList<>();

    private UiBench(Options options) {
        this.options = options;
    }

    public static void run(List<String> args) throws IOException {
        var jvm = System.getProperty("portale.ui.jvm");
        var home = System.getProperty("portale.home");
        if (jvm == null || home == null) {
            throw new WrongUsage("the launcher knows how the portal is run; call ./portale bench ui");
        }
        var apps = Path.of(home, "apps");
        new UiBench(Options.parse(args, jvm)).run(apps.resolve("world/sandbox-world.jar"), apps.resolve("ui/ui.jar"), Path.of(home, "bench", "ui.md"));
    }

    private void run(Path world, Path jar, Path to) throws IOException {
        var machine = Machine.describe();
        progress.say(machine);
        report.remark(machine + ".");
        progress.say("starting the portal with PostgreSQL and sign-in, and %,d payment requests", options.requests());
        try (var portal = Portal.start(options.jvm(), world, jar, options.requests())) {
            report.remark("JVM of the portal: " + String.join(" ", options.jvm()) + "; PostgreSQL, sign-in and whoever measures share the machine.");
            report.remark(Figures.number(options.requests(), 0) + " payment requests of " + Portal.PEOPLE.size() + " people, half of them paid.");
            if (options.visits() > 0) {
                pages(portal);
            }
            if (options.sessions() > 0) {
                memory(portal);
            }
            if (options.clicking() > 0) {
                clicking(portal);
            }
        } finally {
            visitors.forEach(Visitor::close);
            http.shutdownNow();
        }
        report.remark("Load average at the end: " + Figures.number(Machine.load(), 2) + ".");
        System.out.println("\n" + report.forTerminal());
        report.write(to);
        System.out.println("Also in " + to);
    }

    // ---------------------------------------------------------------- pages

    private void pages(Portal portal) {
        try (var chromium = new Chromium()) {
            report.remark("Pages: Chromium " + chromium.version() + ", processor ÷ 4, slow 4G (1.6 Mbit/s, 150 ms; DevTools' throttling with"
                    + " Lighthouse's factors), 412 × 823; " + options.visits() + " visits of each; bytes with headers, kB = 1000 bytes.");
            // What is compiled and cached by the first visitor of all is not what is asked for.
            chromium.firstAndSecond(portal.address() + "/", null);
            PUBLIC_PAGES.forEach((name, path) -> page(chromium, name, portal.address() + path, null, "< " + PAGE_GOAL_KB + " kB"));
            var person = signedIn(portal, 0);
            person.open();
            visitors.add(person);
            page(chromium, "home, signed in", portal.address() + "/home", person.sessionCookie(), "–");
            page(chromium, "support, signed in", portal.address() + "/supporto", person.sessionCookie(), "–");
        }
    }

    private void page(Chromium chromium, String name, String address, String session, String goal) {
        var first = new ArrayList<PageVisit>();
        var again = new ArrayList<PageVisit>();
        for (int i = 0; i < options.visits(); i++) {
            var both = chromium.firstAndSecond(address, session);
            first.add(both.getFirst());
            again.add(both.getLast());
        }
        row(name + ": first visit", first, goal);
        row(name + ": again", again, "–");
        progress.say("%s: %.0f kB, then %.0f kB", name, median(first, PageVisit::bytes) / 1000, median(again, PageVisit::bytes) / 1000);
    }

    private void row(String name, List<PageVisit> visits, String goal) {
        report.row(name + " [kB on the wire]", figures(visits, visit -> visit.bytes() / 1000.0).withSpread(0), goal);
        report.row("  requests", figures(visits, PageVisit::requests).withSpread(0), "–");
        report.row("  text that was not compressed [kB]", figures(visits, visit -> visit.plain() / 1000.0).withSpread(1), "–");
        report.row("  first / largest contentful paint [s]", Figures.number(median(visits, PageVisit::firstPaint) / 1000, 1) + " / "
                + Figures.number(median(visits, PageVisit::largestPaint) / 1000, 1), "–");
        report.row("  total blocking time [ms]", figures(visits, PageVisit::blocked).withSpread(0), "–");
    }

    private static Figures figures(List<PageVisit> visits, ToDoubleFunction<PageVisit> figure) {
        return new Figures(visits.stream().map(figure::applyAsDouble).toList());
    }

    private static double median(List<PageVisit> visits, ToDoubleFunction<PageVisit> figure) {
        return figures(visits, figure).median();
    }

    // ---------------------------------------------------------------- memory

    private void memory(Portal portal) {
        // Classes, caches and connections that the first sessions bring are not theirs.
        var first = open(portal, WARM_UP_SESSIONS);
        for (var place : Place.values()) {
            each(first, visitor -> visitor.go(place));
        }
        each(first, visitor -> visitor.go(Place.HOME));
        long before = settledHeap(portal);
        var sessions = open(portal, options.sessions());
        for (var place : Place.values()) {
            if (place != Place.HOME) {
                each(sessions, visitor -> visitor.go(place));
            }
            memory(portal, before, sessions.size(), place.heading);
        }
        // What a page leaves behind when the person goes on would show here.
        for (int i = 0; i < 3; i++) {
            for (var place : Place.values()) {
                each(sessions, visitor -> visitor.go(place));
            }
        }
        each(sessions, visitor -> visitor.go(Place.HOME));
        memory(portal, before, sessions.size(), "home again, after " + 4 * Place.values().length + " clicks");
        report.remark("Memory: " + sessions.size() + " sessions, each signed in, with one tab and its push connection; live heap after a collection"
                + " (jcmd GC.class_histogram), less the heap before them, divided by their number. Heap before: " + Figures.number(before / 1e6, 0) + " MB.");
    }

    private void memory(Portal portal, long before, int sessions, String where) {
        double each = (settledHeap(portal) - before) / 1000.0 / sessions;
        if (each <= 0) {
            throw new BenchFailure(sessions + " sessions take no memory, so they are not there");
        }
        progress.say("a session at: %s: %.0f kB", where, each);
        report.row("live heap of a session at: " + where + " [kB]", Figures.number(each, 0), "< " + SESSION_GOAL_KB + " kB");
    }

    /** One collection is not enough: what is let go of by a cleaner, a timer or a request that is just ending goes with a later one. */
    private static long settledHeap(Portal portal) {
        try {
            long live = portal.program().heapBytesAfterCollection();
            long before;
            do {
                before = live;
                Thread.sleep(1000);
                live = portal.program().heapBytesAfterCollection();
            } while (live < before * 0.99);
            return live;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    // ---------------------------------------------------------------- clicking

    private void clicking(Portal portal) {
        var missing = options.clicking() - visitors.size();
        if (missing > 0) {
            open(portal, missing);
        }
        var clickers = List.copyOf(visitors.subList(0, options.clicking()));
        // All begin on the page the round begins with.
        each(clickers, visitor -> visitor.go(Place.HOME));
        progress.say("%,d sessions click for %d s", clickers.size(), options.seconds());
        long bytes = clickers.stream().mapToLong(Visitor::received).sum();
        var spent = portal.program().processorTime();
        var spentHere = ownProcessorTime();
        long began = System.nanoTime();
        var times = new Clicking(clickers, options.thinkTime()).run(options.thinkTime().multipliedBy(2), Duration.ofSeconds(options.seconds()));
        double seconds = (System.nanoTime() - began) / 1e9;
        double processor = portal.program().processorTime().minus(spent).toNanos() / 1e9;
        double processorHere = ownProcessorTime().minus(spentHere).toNanos() / 1e9;
        long received = clickers.stream().mapToLong(Visitor::received).sum() - bytes;

        var all = ResponseTimes.all(times.values());
        var name = clickers.size() + " sessions clicking";
        report.row(name + ": clicks measured", Figures.number(all.count(), 0), "–");
        report.row("  clicks/s", Figures.number((double) all.count() / options.seconds(), 1), "–");
        report.row("  answered within, p50 / p95 / p99 [ms]", percentiles(all), "p95 < " + CLICK_GOAL_MS);
        times.forEach((place, each) -> report.row("    " + place.heading, percentiles(each), "–"));
        report.row("  processor time of the portal [cores]", Figures.number(processor / seconds, 2), "–");
        report.row("  processor time of the load generator [cores]", Figures.number(processorHere / seconds, 2), "–");
        report.row("  answers, compressed [kB/s]", Figures.number(received / 1000.0 / seconds, 0), "–");
        report.row("  memory of the process [MB]", portal.program().residentBytes().stream().mapToObj(resident -> Figures.number(resident / 1e6, 0))
                .findFirst().orElse("–"), "–");
        report.remark("Clicking: each session thinks " + options.think() / 2.0 + " to " + options.think() * 1.5 + " s between an answer and its next click; from"
                + " the request being sent to the whole answer being there; the load generator has every answer checked. Load average after it: "
                + Figures.number(Machine.load(), 2) + ".");
    }

    private static Duration ownProcessorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String percentiles(ResponseTimes times) {
        return Figures.number(times.percentile(50), 0) + " / " + Figures.number(times.percentile(95), 0) + " / " + Figures.number(times.percentile(99), 0);
    }

    // ---------------------------------------------------------------- visitors

    private List<Visitor> open(Portal portal, int number) {
        return progress.count("sessions to open", number, told -> {
            var opened = new ArrayList<Visitor>();
            for (int i = 0; i < number; i++) {
                var visitor = signedIn(portal, i);
                visitors.add(visitor);
                visitor.open();
                opened.add(visitor);
                told.accept(i + 1);
            }
            return opened;
        });
    }

    private Visitor signedIn(Portal portal, int number) {
        var visitor = new Visitor(http, portal.address());
        visitor.signIn(portal.signIn(), Portal.PEOPLE.get(number % Portal.PEOPLE.size()));
        return visitor;
    }

    private static void each(List<Visitor> visitors, Consumer<Visitor> what) {
        visitors.forEach(what);
    }
}
