package it.portaledgst.domain;

/**
 * Why something a person asked for is refused. The sentence is Italian, meant for that person, and says what to do; the
 * name is what other languages know it by. Places for values are numbered as in {@link String#format}.
 */
public enum Refusal {
    KIND_MISSING("Indica se il debitore è una persona fisica o giuridica."),
    NAME_MISSING("Indica il nome del debitore."),
    NAME_TOO_LONG("Il nome può avere al massimo %1$s caratteri: abbrevialo."),
    NAME_NOT_OF_A_PERSON("Il nome di una persona contiene solo lettere, spazi, apostrofi, trattini e punti: togli gli altri segni."),
    NAME_CHARACTERS("Il nome contiene caratteri non ammessi: scrivilo di nuovo."),
    TAX_CODE_OF_A_PERSON("Il codice fiscale non è corretto: controlla i 16 caratteri."),
    TAX_CODE_OF_A_COMPANY("Il codice fiscale o la partita IVA non è corretta: controlla le cifre."),
    EMAIL("L'indirizzo e-mail non è corretto: scrivilo come nome@dominio.it."),
    PEC("L'indirizzo PEC non è corretto: scrivilo come nome@dominio.it."),
    TAX_COUNTRY("Scegli il Paese che ha rilasciato l'identificativo fiscale del debitore."),
    FOREIGN_TAX_ID("L'identificativo fiscale estero ha al massimo %1$s lettere senza accenti, cifre e segni come punto, barra e trattino: scrivilo di nuovo."),
    FOREIGN_TAX_ID_IS_ITALIAN("Questo è un codice fiscale italiano: togli la spunta e scrivilo nel campo Codice Fiscale."),
    FOREIGN_VAT_NUMBER("La partita IVA non è corretta per il Paese scelto: controllala. Se è un altro numero fiscale, scrivilo senza la sigla del Paese."),
    ADDRESS_COUNTRY("Scegli il Paese dell'indirizzo."),
    ADDRESS_STREET("Indica la via dell'indirizzo, oppure svuota tutto l'indirizzo."),
    ADDRESS_STREET_LONG("La via può avere al massimo %1$s caratteri: abbreviala."),
    ADDRESS_NUMBER_LONG("Il numero civico può avere al massimo %1$s caratteri: abbrevialo."),
    ADDRESS_POSTAL_CODE_LONG("Il codice postale può avere al massimo %1$s caratteri: controllalo."),
    ADDRESS_CAP("Il CAP di un indirizzo italiano ha 5 cifre: controllalo."),
    ADDRESS_CITY("Indica la città dell'indirizzo, oppure svuota tutto l'indirizzo."),
    ADDRESS_CITY_LONG("La città può avere al massimo %1$s caratteri: abbreviala."),
    ADDRESS_PROVINCE_LONG("La provincia o regione può avere al massimo %1$s caratteri: abbreviala."),
    ADDRESS_CHARACTERS("L'indirizzo contiene caratteri non ammessi: scrivilo di nuovo."),
    AMOUNT_MISSING("Indica l'importo."),
    AMOUNT_DECIMALS("L'importo può avere al massimo due decimali: correggilo."),
    AMOUNT_RANGE("L'importo deve essere compreso tra 0,01 e 999.999,99 euro."),
    SERVICE("Il servizio scelto non è disponibile: scegline un altro."),
    OFFICE("Scegli l'ufficio competente."),
    FIELD_MISSING("Compila il campo «%1$s»."),
    FIELD_TOO_LONG("Il campo «%1$s» può avere al massimo %2$s caratteri: accorcia il testo."),
    FIELD_SHAPE("%2$s"),
    FIELD_CHOICE("Scegli una voce dell'elenco «%1$s»."),
    FIELD_DATE("Indica una data corretta nel campo «%1$s»."),
    FIELD_NUMBER("Indica un numero intero maggiore di zero nel campo «%1$s»."),
    FIELD_PROVINCE("Scegli una provincia dall'elenco."),
    FIELD_YEAR("Indica un anno tra %1$s e %2$s."),
    FIELD_UNKNOWN("Questo dato non è previsto per il servizio scelto: compila di nuovo il modulo."),
    REQUEST_UNKNOWN("La richiesta non esiste: cercala in Elenco pagamenti."),
    DELETE_IN_FLIGHT("È in corso un pagamento online: attendi che si concluda prima di eliminare la richiesta."),
    DELETE_PAID("La richiesta è nello stato «Pagato»: non si può eliminare. La ricevuta è nel dettaglio."),
    DELETE_DELETED("La richiesta è già nello stato «Eliminato»."),
    RESTORE_NOT_DELETED("La richiesta non è nello stato «Eliminato»: non c’è niente da ripristinare."),
    RESTORE_EXPIRED("Il termine per pagare è passato: crea una nuova richiesta."),
    RESTORE_PAYMENT("È arrivato un pagamento per questa richiesta e una persona lo sta controllando: aspetta la risposta."),
    RESTORE_CANCELLED("La richiesta è stata annullata dall’ufficio: se serve, crea una nuova richiesta."),
    DELETE_EXPIRED("La richiesta è nello stato «Scaduto»: non si può più pagare e non serve eliminarla."),
    PAY_PAID("La richiesta è nello stato «Pagato»: non pagarla di nuovo. La ricevuta è nel dettaglio."),
    PAY_DELETED("La richiesta è nello stato «Eliminato»: per pagare crea una nuova richiesta."),
    PAY_EXPIRED("La richiesta è nello stato «Scaduto»: per pagare crea una nuova richiesta."),
    FIELD_NOT_ASKED("Il campo «%1$s» non va compilato con «%2$s»: lascialo vuoto."),
    FIELD_ORDER("La data di «%1$s» non può essere prima di quella di «%2$s»: correggi una delle due."),
    FIELD_NUMBER_RANGE("Indica un numero intero tra %2$s e %3$s nel campo «%1$s»."),
    FIELD_DATE_RANGE("Indica nel campo «%1$s» una data tra il %2$s e il %3$s."),

    CLOSE_REASON("Scrivi perché chiudi la differenza, con al massimo %1$s caratteri."),
    CLOSE_NOT_OPEN("La differenza non è più aperta: si è risolta o qualcuno l’ha già chiusa."),

    DOSSIER_EMPTY("Nessuna richiesta corrisponde alla scelta: cambiala."),
    DOSSIER_TOO_BIG("Un dossier contiene al massimo %1$s richieste e la tua scelta ne ha %2$s: scegli meno anni, un debitore o un’autorizzazione."),
    DOSSIER_TOO_MANY("Puoi avere al massimo %1$s dossier insieme: eliminane uno e riprova."),
    DOSSIER_YEARS("Il primo anno viene dopo l’ultimo: correggi uno dei due."),

    STATEMENT_COMPANY("Indica la denominazione della società."),
    STATEMENT_CAPACITY("Indica in che veste rappresenti la società."),
    STATEMENT_FROM("Indica il primo giorno del periodo: non prima del 1º gennaio 2000 e non dopo oggi."),
    STATEMENT_TO("Indica l’ultimo giorno del periodo: non dopo oggi."),
    STATEMENT_ORDER("L’ultimo giorno viene prima del primo: correggi uno dei due."),
    STATEMENT_PERIOD("Il periodo può durare al massimo %1$s anni: accorcialo."),
    STATEMENT_TOO_MANY("Hai già %1$s estratti in attesa: aspetta che uno sia deciso."),
    STATEMENT_DECIDED("Su questo estratto si è già deciso: guarda come."),
    STATEMENT_OUTCOME("Scegli se approvare o rifiutare."),
    STATEMENT_EMPTY("Nel periodo non risultano pagamenti per questa società: non c’è niente da rilasciare. Rifiuta con questo motivo."),
    STATEMENT_TOO_BIG("Un estratto contiene al massimo %1$s pagamenti e questo ne avrebbe %2$s: rifiuta e indica di chiedere un periodo più breve."),
    STATEMENT_GROUND("Scegli perché rifiuti: chi ha chiesto lo legge. Se il motivo è un altro, scrivilo nel portale."),

    SUPPORT_CATEGORY("Scegli che cosa ti serve."),
    SUPPORT_MESSAGE("Scrivi il messaggio, con al massimo %1$s caratteri."),
    SUPPORT_PEC("Indica un indirizzo e-mail non PEC: la risposta non può arrivare a una casella PEC."),
    SUPPORT_MAYBE_PEC("Questo indirizzo sembra una PEC. Indicane un altro, oppure conferma che non è una PEC."),
    SUPPORT_NOTICE_MISSING("Indica il codice avviso del pagamento: serve per controllarne lo stato."),
    SUPPORT_NOTICE_CODE("Il codice avviso ha 18 cifre e comincia con 3: controlla le cifre sull’avviso."),
    SUPPORT_OFFICE("Scegli l’ufficio che ti ha inviato l’atto o la richiesta."),
    SUPPORT_TOO_MANY("Hai già %1$s richieste di supporto aperte: aggiungi un messaggio a una di quelle, oppure aspetta una risposta."),
    SUPPORT_UNKNOWN("La richiesta di supporto non esiste: cercala tra le tue richieste."),
    SUPPORT_OVER("La richiesta di supporto è conclusa: riaprila per scrivere ancora."),
    SUPPORT_LONG("A questa richiesta non si possono aggiungere altri messaggi: aspetta la risposta."),
    SUPPORT_REOPEN_OPEN("La richiesta di supporto è già aperta."),
    SUPPORT_REOPEN_LATE("Sono passati più di %1$s giorni dalla conclusione: apri una nuova richiesta e cita il numero di questa."),

    DESK_CHANGED("Intanto %1$s ha lavorato su questa richiesta: guarda che cosa è cambiato, poi decidi."),
    DESK_CHANGED_BY_PERSON("Intanto la persona ha scritto un altro messaggio: leggilo, poi decidi."),
    DESK_CHANGED_BY_PORTAL("Intanto la richiesta è passata di mano perché la scadenza è trascorsa: guarda che cosa è cambiato, poi decidi."),
    DESK_CLAIMED("La richiesta è in carico a %1$s: parlane prima con chi la segue."),
    DESK_NOT_MINE("La richiesta non è in carico a te: prendila in carico."),
    DESK_NOT_OPEN("La richiesta non si può lavorare adesso: aspetta la persona, oppure è già conclusa."),
    DESK_TEXT("Scrivi il testo, con al massimo %1$s caratteri."),
    DESK_REASON("Scrivi il motivo, con al massimo %1$s caratteri."),
    DESK_OFFICE("Scegli un altro ufficio tra quelli dell’elenco."),
    DESK_NO_DRAFT("Prima scrivi nel portale il testo per la persona e salvalo come bozza: il motore non lo può contenere."),
    DESK_ACTION("Scegli che cosa fare: rispondere, chiedere, inoltrare o chiudere."),

    REASON_MISSING("Indica perché: scegli un motivo e, se è «Altro», scrivi quale."),
    REASON_LONG("Il motivo può avere al massimo %1$s caratteri: accorcialo."),
    REASON_PERSONAL("Nel motivo c’è un codice fiscale o un indirizzo e-mail: toglilo, qui non si scrivono dati personali."),

    DESK_NOTHING("Indica almeno un dato da cercare."),
    DESK_NOTICE_CODE("Indica il codice avviso: il supporto tecnico cerca solo con quello."),
    DESK_WORDS("Scrivi da %1$s a %2$s caratteri del nome o della causale."),
    CASE_DECISION("Scegli che cosa decidere sulla ricevuta."),
    CASE_NOT_OPEN("Questo caso non è più aperto: qualcuno ha già deciso, oppure non è del tuo ufficio."),
    CASE_CANNOT_ACCEPT("La richiesta non c’è o è già pagata con un’altra ricevuta: scegli un’altra decisione."),
    CASE_NOTICE_UNKNOWN("Nessuna richiesta ha questo codice avviso: controlla le 18 cifre."),
    CASE_NOTICE_PAID("La richiesta con questo codice avviso è già pagata: scegli un’altra decisione."),

    INCIDENT_GONE("Questo incidente non c’è più, oppure qualcuno ha già chiesto di ritentare: guarda l’elenco aggiornato."),
    PATH_UNKNOWN("Nessuna richiesta ha questo codice avviso o questo identificativo: controlla quello che hai scritto."),
    DAYS_ORDER("Il primo giorno viene dopo l’ultimo: correggi uno dei due."),
    DAYS_MISSING("Indica il primo e l’ultimo giorno."),
    DAYS_TOO_MANY("Il periodo può avere al massimo %1$s giorni: accorcialo."),

    TEXT_CHANGED("%1$s ha cambiato questo testo dopo che l’hai aperto: copia quello che hai scritto e ricarica la pagina."),
    TEXT_TOO_LONG("Il testo può avere in tutto al massimo %1$s caratteri: accorcialo."),
    PUBLISH_DAY("Scegli un giorno da oggi a un anno da oggi."),
    PUBLISH_NOTE("La nota può avere al massimo %1$s caratteri: accorciala."),
    PUBLISH_NOTHING("Non c’è nessuna bozza da pubblicare: salvala prima."),
    PUBLISH_WRONG("La bozza ha ancora errori: correggili prima di pubblicarla.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence(Object... values) {
        return sentence.formatted(values);
    }
}
