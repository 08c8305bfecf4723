package it.portaledgst.domain.statement;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import org.springframework.stereotype.Component;

/** What a statement needs before it is asked for. */
@Component
class StatementRules {

    private static final String TYPED_FREELY = ".*\\p{Cntrl}.*";

    private final Offices offices;
    private final Clock clock;

    StatementRules(Offices offices, Clock clock) {
        this.offices = offices;
        this.clock = clock;
    }

    /** In the order of the form. */
    Map<String, Problem> problems(NewStatement request) {
        var found = new LinkedHashMap<String, Problem>();
        company(request, found);
        if (request.capacity() == null) {
            found.put("capacity", Problem.of(Refusal.STATEMENT_CAPACITY));
        }
        period(request, found);
        var sigla = sigla(request.province());
        if (sigla != null && offices.province(sigla).isEmpty()) {
            found.put("province", Problem.of(Refusal.FIELD_PROVINCE));
        }
        var office = given(request.officeCode());
        if (office != null && !office.equals(Office.CENTRAL) && offices.territorial().stream().noneMatch(known -> known.code().equals(office))) {
            found.put("office", Problem.of(Refusal.OFFICE));
        }
        found.putAll(EmailAddresses.problemsOfOrdinary(given(request.email()), request.notPec()));
        return found;
    }

    private static void company(NewStatement request, Map<String, Problem> found) {
        var name = given(request.company());
        if (name == null) {
            found.put("company", Problem.of(Refusal.STATEMENT_COMPANY));
        } else if (name.length() > NewStatement.MAX_NAME) {
            found.put("company", Problem.of(Refusal.NAME_TOO_LONG, NewStatement.MAX_NAME));
        } else if (name.matches(TYPED_FREELY)) {
            found.put("company", Problem.of(Refusal.NAME_CHARACTERS));
        }
        if (!TaxCodes.isLegalPerson(request.taxCode())) {
            found.put("taxCode", Problem.of(Refusal.TAX_CODE_OF_A_COMPANY));
        }
    }

    private void period(NewStatement request, Map<String, Problem> found) {
        var today = PaymentTerms.today(clock);
        var from = request.from();
        var to = request.to();
        if (from == null || from.isBefore(NewStatement.FIRST_DAY) || from.isAfter(today)) {
            found.put("from", Problem.of(Refusal.STATEMENT_FROM));
        }
        if (to == null || to.isAfter(today)) {
            found.put("to", Problem.of(Refusal.STATEMENT_TO));
        } else if (!found.containsKey("from") && to.isBefore(from)) {
            found.put("to", Problem.of(Refusal.STATEMENT_ORDER));
        } else if (!found.containsKey("from") && !to.isBefore(from.plusYears(NewStatement.MAX_YEARS))) {
            found.put("to", Problem.of(Refusal.STATEMENT_PERIOD, NewStatement.MAX_YEARS));
        }
    }

    /** Who decides when the person chooses nothing: the office of the province, the central one where there is no territory. */
    String proposed(NewStatement request) {
        return offices.forProvince(sigla(request.province())).map(Office::code).orElse(Office.CENTRAL);
    }

    /** Two capital letters, or null. */
    static String sigla(String province) {
        var text = given(province);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
