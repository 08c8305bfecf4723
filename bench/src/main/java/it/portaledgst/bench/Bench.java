package it.portaledgst.bench;

import it.portaledgst.bench.documents.DocumentsBench;
import it.portaledgst.bench.engine.EngineBench;
import it.portaledgst.bench.ui.UiBench;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code ./portale bench NAME [OPTIONS]}: runs one of the benches. Exit code 2: not asked for properly; 1: it went wrong. */
public final class Bench {

    /** One bench; it throws {@link WrongUsage} when it does not understand its options. */
    public interface Program {
        void run(List<String> options) throws Exception;
    }

    static final Map<String, Program> PROGRAMS = new TreeMap<>(Map.of("documents", DocumentsBench::run, "engine", EngineBench::run, "ui", UiBench::run));

    private Bench() {
    }

    public static void main(String[] args) throws Exception {
        try {
            run(List.of(args));
            System.exit(0);
        } catch (WrongUsage wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.exit(2);
        } catch (BenchFailure failure) {
            System.err.println("bench: " + failure.getMessage());
            System.exit(1);
        }
    }

    static void run(List<String> args) throws Exception {
        var program = args.isEmpty() ? null : PROGRAMS.get(args.getFirst());
        if (program == null) {
            throw new WrongUsage((args.isEmpty() ? "which bench?" : "there is no bench '" + args.getFirst() + "'.")
                    + " There is: " + String.join(", ", PROGRAMS.keySet()));
        }
        program.run(args.subList(1, args.size()));
    }
}
