package it.portaledgst.bench.ui;

import it.portaledgst.bench.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * @param visits   how often each page is opened by the browser, each time with an empty cache and then again
 * @param sessions signed-in sessions whose memory is measured; 0: not measured
 * @param clicking sessions that click at the same time; 0: not measured
 * @param think    seconds between one answer and the next click, on average
 * @param seconds  how long the clicking is measured, after one think time that does not count
 * @param requests payment requests in the database
 * @param jvm      options of the portal's JVM
 */
record Options(int visits, int sessions, int clicking, int think, int seconds, int requests, List<String> jvm) {

    private static final Set<String> NAMES = Set.of("--visits", "--sessions", "--clicking", "--think", "--seconds", "--requests", "--jvm");
    private static final String USAGE = "Options: --visits 3 --sessions 200 --clicking 500 --think 10 --seconds 60 --requests 2000 --jvm \"-Xmx1g …\"";

    /** @param jvm unless told otherwise */
    static Options parse(List<String> args, String jvm) {
        var given = new Arguments(args, NAMES, USAGE);
        var options = new Options(given.number("--visits", 3, 0), given.number("--sessions", 200, 0), given.number("--clicking", 500, 0),
                given.number("--think", 10, 1), given.number("--seconds", 60, 1),
                // every person has something to pay and something paid
                given.number("--requests", 2000, 4 * Portal.PEOPLE.size()), given.words("--jvm", jvm));
        if (options.visits + options.sessions + options.clicking == 0) {
            throw given.wrong("that would measure nothing");
        }
        return options;
    }

    Duration thinkTime() {
        return Duration.ofSeconds(think);
    }
}
