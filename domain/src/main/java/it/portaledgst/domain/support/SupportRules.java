package it.portaledgst.domain.support;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.NoticeCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a request for help needs before it is taken. */
@Component
class SupportRules {

    private final Catalogue catalogue;
    private final Offices offices;

    SupportRules(Catalogue catalogue, Offices offices) {
        this.catalogue = catalogue;
        this.offices = offices;
    }

    /** In the order of the form. */
    Map<String, Problem> problems(NewSupportRequest request) {
        var found = new LinkedHashMap<String, Problem>();
        if (request.category() == null) {
            found.put("category", Problem.of(Refusal.SUPPORT_CATEGORY));
        }
        notice(request, found);
        place(request, found);
        found.putAll(EmailAddresses.problemsOfOrdinary(given(request.email()), request.notPec()));
        var message = given(request.message());
        if (message == null || message.length() > NewSupportRequest.MAX_MESSAGE) {
            found.put("message", Problem.of(Refusal.SUPPORT_MESSAGE, NewSupportRequest.MAX_MESSAGE));
        }
        return found;
    }

    private static void notice(NewSupportRequest request, Map<String, Problem> found) {
        var code = digits(request.noticeCode());
        if (code == null && request.category() == SupportCategory.STATO_PAGAMENTO) {
            found.put("noticeCode", Problem.of(Refusal.SUPPORT_NOTICE_MISSING));
        } else if (code != null && NoticeCode.find(code).isEmpty()) {
            found.put("noticeCode", Problem.of(Refusal.SUPPORT_NOTICE_CODE));
        }
    }

    private void place(NewSupportRequest request, Map<String, Problem> found) {
        var code = given(request.serviceCode());
        var service = catalogue.find(code == null ? "" : code);
        if (code != null && service.isEmpty()) {
            found.put("service", Problem.of(Refusal.SERVICE));
        }
        var office = given(request.officeCode());
        if (office != null && offices.territorial().stream().noneMatch(known -> known.code().equals(office))) {
            found.put("office", Problem.of(Refusal.OFFICE));
        } else if (office == null && digits(request.noticeCode()) == null && request.category() == SupportCategory.AMMINISTRATIVO
                && service.map(ServiceEntry::criterion).filter(OfficeCriterion.UFFICIO_MITTENTE::equals).isPresent()) {
            found.put("office", Problem.of(Refusal.SUPPORT_OFFICE));
        }
        var sigla = sigla(request.province());
        if (sigla != null && offices.province(sigla).isEmpty()) {
            found.put("province", Problem.of(Refusal.FIELD_PROVINCE));
        }
    }

    /** What a person copies, without its spaces; null when there is nothing. */
    static String digits(String noticeCode) {
        var code = noticeCode == null ? "" : NoticeCode.digits(noticeCode);
        return code.isEmpty() ? null : code;
    }

    /** Two capital letters, or null. */
    static String sigla(String province) {
        var text = given(province);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** Without spaces around it; null when there is nothing. */
    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Letters speak Italian to who reads Italian, English to everybody else. */
    static String language(String language) {
        return language == null || language.startsWith("it") ? "it" : "en";
    }
}
