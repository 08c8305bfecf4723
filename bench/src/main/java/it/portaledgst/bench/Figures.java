package it.portaledgst.bench;

import java.util.List;
import java.util.Locale;

/** The same thing measured several times. */
public record Figures(List<Double> values) {

    public Figures {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    public double median() {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double least() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    public double most() {
        return values.stream().max(Double::compare).orElseThrow();
    }

    /** Median, and in brackets the least and the most, so that a reader sees how far to trust it. */
    public String withSpread(int decimals) {
        return number(median(), decimals) + (values.size() == 1 ? "" : " (" + number(least(), decimals) + "–" + number(most(), decimals) + ")");
    }

    public static String number(double value, int decimals) {
        return String.format(Locale.ENGLISH, "%,." + decimals + "f", value);
    }
}
