package vn.congvan;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;

/** Five rules and no more; each has been seen failing once with a planted class. */
@AnalyzeClasses(packages = "vn.congvan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** This is also the way out to a fork of the engine; the plug-ins of Cockpit go with it. */
  @ArchTest
  static final ArchRule onlyWorkflowAndStepsTouchTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "vn.congvan.workflow..", "vn.congvan..process..", "vn.congvan.supervision.cockpit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  /** And the authority of the practice province, which makes certificates and time stamps. */
  @ArchTest
  static final ArchRule onlyPrintAndPadesDrawWithIText =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "vn.congvan.print..", "vn.congvan.signing.pades..", "vn.congvan.signing.practice..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.itextpdf..", "org.bouncycastle..");

  @ArchTest
  static final ArchRule stepsKnowNoTables =
      noClasses()
          .that()
          .resideInAPackage("vn.congvan..process..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..",
              "java.sql..",
              "org.springframework.jdbc..",
              "org.springframework.data..");

  @ArchTest
  static final ArchRule entitiesGuardTheirOwnState =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .and()
          .haveNameMatching("set[A-Z].*")
          .should()
          .notBePublic()
          .allowEmptyShould(true);

  /** Who may do what is decided by the named rules of decision 0014; a page only asks them. */
  @ArchTest
  static final ArchRule noPageHoldsARule =
      noClasses()
          .that()
          .resideInAPackage("vn.congvan..web..")
          .should()
          .callConstructorWhere(
              target(owner(type(NotAllowed.class))).as("a refusal of what is not allowed"))
          .orShould()
          .callMethodWhere(
              target(owner(type(Directory.class)))
                  .and(
                      target(
                          nameMatching(
                              "groupsOf|agenciesOf|agenciesSupervisedBy|supervisesProvince|standingOf"))))
          .orShould()
          .callMethod(Role.class, "at", String.class);
}
