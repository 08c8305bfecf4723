package it.portaledgst.bench.documents;

import it.portaledgst.bench.Arguments;
import java.util.List;
import java.util.Set;

/**
 * @param rounds how often each is measured, in turns
 * @param count  documents in each measure, and at least twice as many before the first one
 * @param looks  how often is looked at what is alive while documents are drawn
 * @param jvm    options of the JVMs that draw
 */
record Options(int rounds, int count, int looks, List<String> jvm) {

    private static final Set<String> NAMES = Set.of("--rounds", "--count", "--looks", "--jvm");
    private static final String USAGE = "Options: --rounds 5 --count 400 --looks 200 --jvm \"-Xmx512m …\"";

    /** @param jvm unless told otherwise */
    static Options parse(List<String> args, String jvm) {
        var given = new Arguments(args, NAMES, USAGE);
        return new Options(given.number("--rounds", 5, 1), given.number("--count", 400, 1), given.number("--looks", 200, 1), given.words("--jvm", jvm));
    }
}
