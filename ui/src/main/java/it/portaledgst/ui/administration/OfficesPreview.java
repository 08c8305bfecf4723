package it.portaledgst.ui.administration;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.office.Office;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;

/** Who answers for which provinces: today, and on each later day what is other than before. */
class OfficesPreview extends Div {

    OfficesPreview(SortedMap<LocalDate, List<Office>> days) {
        List<Office> before = List.of();
        for (var day : days.entrySet()) {
            var known = before;
            var now = day.getValue();
            var facts = new Facts();
            now.stream().filter(office -> !known.contains(office)).forEach(office -> facts.fact(office.name() + " (" + office.code() + ")",
                    office.provinces().isEmpty() ? getTranslation("admin.offices.no-territory") : String.join(", ", office.provinces())));
            add(new H3(known.isEmpty() ? getTranslation("admin.offices.today") : getTranslation("admin.offices.from", Dates.day(day.getKey(), getLocale()))),
                    facts);
            known.stream().filter(office -> now.stream().noneMatch(still -> still.code().equals(office.code())))
                    .forEach(gone -> add(new Paragraph(getTranslation("admin.offices.gone", gone.name(), gone.code()))));
            before = now;
        }
    }
}
