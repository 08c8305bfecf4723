package it.portaledgst.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Says what is being done, with the seconds since the bench began. */
public final class Progress {

    private static final long EVERY = 5_000_000_000L;

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String format, Object... values) {
        out.printf(Locale.ENGLISH, "[%4d s] %s%n", (System.nanoTime() - start) / 1_000_000_000, values.length == 0 ? format : String.format(Locale.ENGLISH, format, values));
    }

    /**
     * Does something that counts up and says every few seconds how far it is.
     *
     * @param toDo is given whom to tell the count
     */
    public <T> T count(String what, int goal, Function<IntConsumer, T> toDo) {
        say("%s: %,d", what, goal);
        var next = new long[] {System.nanoTime() + EVERY};
        return toDo.apply(count -> {
            if (System.nanoTime() >= next[0]) {
                next[0] = System.nanoTime() + EVERY;
                say("%s: %,d of %,d", what, count, goal);
            }
        });
    }
}
