package it.portaledgst.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One table with a heading and remarks: printed for a person, and kept as Markdown. */
public final class Report {

    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param columns headings; the first column names the row */
    public Report(String title, List<String> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row has " + columns.size() + " cells: " + List.of(cells));
        }
        rows.add(List.of(cells));
    }

    public void remark(String sentence) {
        remarks.add(sentence);
    }

    public String forTerminal() {
        var text = new StringBuilder(title).append("\n\n");
        var widths = widths();
        line(text, columns, widths, "  ");
        text.append("-".repeat(widths.stream().mapToInt(Integer::intValue).sum() + 2 * (widths.size() - 1))).append('\n');
        rows.forEach(row -> line(text, row, widths, "  "));
        if (!remarks.isEmpty()) {
            text.append('\n');
            remarks.forEach(remark -> text.append(remark).append('\n'));
        }
        return text.toString();
    }

    public String markdown() {
        var text = new StringBuilder("# ").append(title).append("\n\n");
        text.append("| ").append(String.join(" | ", columns)).append(" |\n|---|").append("--:|".repeat(columns.size() - 1)).append('\n');
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        if (!remarks.isEmpty()) {
            text.append('\n');
            remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
        }
        return text.toString();
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, markdown());
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < columns.size(); column++) {
            int widest = columns.get(column).length();
            for (var row : rows) {
                widest = Math.max(widest, row.get(column).length());
            }
            widths.add(widest);
        }
        return widths;
    }

    private static void line(StringBuilder text, List<String> cells, List<Integer> widths, String gap) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            var blanks = " ".repeat(widths.get(column) - cells.get(column).length());
            line.append(column == 0 ? "" : gap).append(column == 0 ? cells.get(column) + blanks : blanks + cells.get(column));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
