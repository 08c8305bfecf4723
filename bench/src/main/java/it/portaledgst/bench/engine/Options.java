package it.portaledgst.bench.engine;

import it.portaledgst.bench.WrongUsage;
import java.util.List;

/**
 * @param open     instances that stay open while the throughput is measured
 * @param rounds   how often each throughput and each start is measured
 * @param seconds  how long one measure of throughput lasts
 * @param underWay instances that are on their way at the same time
 * @param finished instances of the one-task process that the engine has behind it when the late start is measured; 0: not measured
 * @param jvm      options of the JVMs of all engines
 */
record Options(int open, int rounds, int seconds, int underWay, int finished, List<String> jvm) {

    private static final String USAGE = "Options: --open 2000 --rounds 3 --seconds 5 --under-way 32 --finished 20000 --jvm \"-Xmx512m …\"";

    /** @param jvm unless told otherwise */
    static Options parse(List<String> args, String jvm) {
        int open = 2000;
        int rounds = 3;
        int seconds = 5;
        int underWay = 32;
        int finished = 20_000;
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size()) {
                throw new WrongUsage("option " + args.get(i) + " has no value. " + USAGE);
            }
            var value = args.get(i + 1);
            switch (args.get(i)) {
                case "--open" -> open = number(value, 0);
                case "--rounds" -> rounds = number(value, 1);
                case "--seconds" -> seconds = number(value, 1);
                case "--under-way" -> underWay = number(value, 1);
                case "--finished" -> finished = number(value, 0);
                case "--jvm" -> jvm = value;
                default -> throw new WrongUsage("unknown option " + args.get(i) + ". " + USAGE);
            }
        }
        return new Options(open, rounds, seconds, underWay, finished, List.of(jvm.strip().split("\\s+")));
    }

    private static int number(String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new WrongUsage("'" + value + "' is not a number of at least " + least + ". " + USAGE);
    }
}
