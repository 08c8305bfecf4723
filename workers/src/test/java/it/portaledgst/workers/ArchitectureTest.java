package it.portaledgst.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls of this module. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("it.portaledgst.workers");
    private static final DescribedPredicate<JavaClass> FLOATING_POINT = DescribedPredicate.describe("floating point",
            type -> Set.of("float", "double", "java.lang.Float", "java.lang.Double").contains(type.getName()));

    @Test
    void thePortalsPagesAreNotKnownHere() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("it.portaledgst.ui..", "it.portaledgst.advice..", "it.portaledgst.sandbox..", "com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void answeringPagopaNeedsNoEngine() {
        noClasses().that().resideInAnyPackage("..pagopa..", "..document..", "..mail..")
                .should().dependOnClassesThat().resideInAnyPackage("io.camunda..", "it.portaledgst.processes..", "..workers.engine..")
                .check(CLASSES);
    }

    @Test
    void featuresDoNotRunInCircles() {
        slices().matching("it.portaledgst.workers.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        // points on a page may be
        fields().that().areDeclaredInClassesThat().resideOutsideOfPackage("..document..")
                .should().notHaveRawType(FLOATING_POINT)
                .check(CLASSES);
        methods().that().areDeclaredInClassesThat().resideOutsideOfPackage("..document..")
                .should().notHaveRawReturnType(FLOATING_POINT)
                .check(CLASSES);
    }
}
