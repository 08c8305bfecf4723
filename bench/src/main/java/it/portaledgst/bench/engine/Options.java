package it.portaledgst.bench.engine;

import it.portaledgst.bench.Arguments;
import java.util.List;
import java.util.Set;

/**
 * @param open     instances that stay open while the throughput is measured
 * @param rounds   how often each throughput and each start is measured
 * @param seconds  how long one measure of throughput lasts
 * @param underWay instances that are on their way at the same time
 * @param finished instances of the one-task process that the engine has behind it when the late start is measured; 0: not measured
 * @param jvm      options of the JVMs of all engines
 */
record Options(int open, int rounds, int seconds, int underWay, int finished, List<String> jvm) {

    private static final Set<String> NAMES = Set.of("--open", "--rounds", "--seconds", "--under-way", "--finished", "--jvm");
    private static final String USAGE = "Options: --open 2000 --rounds 3 --seconds 5 --under-way 32 --finished 20000 --jvm \"-Xmx512m …\"";

    /** @param jvm unless told otherwise */
    static Options parse(List<String> args, String jvm) {
        var given = new Arguments(args, NAMES, USAGE);
        return new Options(given.number("--open", 2000, 0), given.number("--rounds", 3, 1), given.number("--seconds", 5, 1),
                given.number("--under-way", 32, 1), given.number("--finished", 20_000, 0), given.words("--jvm", jvm));
    }
}
