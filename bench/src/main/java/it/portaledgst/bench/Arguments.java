package it.portaledgst.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind the name of a bench: pairs of an option and its value. Whoever errs is told what there is. */
public final class Arguments {

    private final Map<String, String> given = new HashMap<>();
    private final String usage;

    /**
     * @param known the options there are
     * @param usage the same for a person, with the defaults
     */
    public Arguments(List<String> args, Set<String> known, String usage) {
        this.usage = usage;
        for (int i = 0; i < args.size(); i += 2) {
            if (!known.contains(args.get(i))) {
                throw wrong("unknown option " + args.get(i));
            }
            if (i + 1 == args.size()) {
                throw wrong("option " + args.get(i) + " has no value");
            }
            given.put(args.get(i), args.get(i + 1));
        }
    }

    /** @param least what is less is refused */
    public int number(String option, int otherwise, int least) {
        var value = given.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong("'" + value + "' is not a number of at least " + least);
    }

    /** The words of a value. */
    public List<String> words(String option, String otherwise) {
        return List.of(given.getOrDefault(option, otherwise).strip().split("\\s+"));
    }

    public WrongUsage wrong(String what) {
        return new WrongUsage(what + ". " + usage);
    }
}
