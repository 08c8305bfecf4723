package it.portaledgst.ui.kit;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Address;

/** How a debtor of any country is shown. */
public final class DebtorFacts {

    private DebtorFacts() {
    }

    public static Facts identity(Facts facts, TaxId taxId) {
        var ui = UI.getCurrent();
        return taxId.isItalian() ? facts.fact(ui.getTranslation("form.tax-code"), taxId.number())
                : facts.fact(ui.getTranslation("form.foreign-tax-id"),
                        taxId.number() + " (" + Countries.name(taxId.country(), ui.getLocale()) + ")");
    }

    /** Nothing when there is none. */
    public static Facts address(Facts facts, Address address) {
        var ui = UI.getCurrent();
        return address == null ? facts
                : facts.fact(ui.getTranslation("form.address.fact"), oneLine(address, ui.getLocale()));
    }

    /** Via Roma 1, 00185 Roma (RM); the country only when it is not Italy. */
    static String oneLine(Address address, Locale language) {
        boolean italian = Countries.ITALY.equals(address.country());
        String province = address.province();
        String place = joined(" ", address.postalCode(), address.city(),
                italian && province != null ? "(" + province + ")" : null);
        return joined(", ", joined(" ", address.street(), address.civicNumber()), place, italian ? null : province,
                italian ? null : Countries.name(address.country(), language));
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
