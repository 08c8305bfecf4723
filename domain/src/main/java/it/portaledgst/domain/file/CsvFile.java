package it.portaledgst.domain.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import it.portaledgst.domain.payment.NoticeCode;

/**
 * RFC 4180, as a spreadsheet with Italian settings opens it: UTF-8 with its mark, semicolons, comma in amounts,
 * day/month/year. Its end is the end of the answer, which whoever reads it over HTTP sees missing.
 */
public final class CsvFile implements RowFile {

    /** What a spreadsheet would take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Writer out;

    public CsvFile(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write('\ufeff');
    }

    @Override
    public void row(List<?> cells) throws IOException {
        out.write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(";")));
        out.write("\r\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal amount -> amount.toPlainString().replace('.', ',');
            case LocalDate day -> DAY.format(day);
            // In groups: eighteen digits in one would be taken for a number and lose the last ones.
            case NoticeCode code -> code.grouped();
            default -> quoted(harmless(value.toString()));
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(each -> ";\"\r\n".indexOf(each) >= 0) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
