package it.portaledgst.ui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import it.portaledgst.domain.file.RowFile;
import it.portaledgst.domain.payment.NoticeCode;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one sheet. Texts are texts here, whatever they begin with; the first row is the head. */
public final class XlsxFile implements RowFile {

    private static final int KEPT_ROWS = 100;

    private final Workbook book;
    private final Worksheet sheet;
    private int next;

    /** @param widths of the columns, in characters */
    public XlsxFile(OutputStream out, String title, List<Integer> widths) {
        book = new Workbook(out, "PortalePagamenti", "1.0");
        sheet = book.newWorksheet(title);
        for (int column = 0; column < widths.size(); column++) {
            sheet.width(column, widths.get(column));
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            cell(column, cells.get(column));
            if (next == 0) {
                sheet.style(0, column).bold().set();
            }
        }
        next++;
        if (next % KEPT_ROWS == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, Object value) {
        switch (value) {
            case null -> { }
            case BigDecimal amount -> {
                sheet.value(next, column, amount);
                sheet.style(next, column).format("#,##0.00").set();
            }
            case LocalDate day -> {
                sheet.value(next, column, day);
                sheet.style(next, column).format("dd/mm/yyyy").set();
            }
            case NoticeCode code -> sheet.inlineString(next, column, code.value());
            // Not in the table of shared texts, which would be kept until the end.
            default -> sheet.inlineString(next, column, value.toString());
        }
    }

    @Override
    public void end() throws IOException {
        book.finish();
    }
}
