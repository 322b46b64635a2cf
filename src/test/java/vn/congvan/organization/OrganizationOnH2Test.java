package vn.congvan.organization;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties =
        "spring.datasource.url=jdbc:h2:mem:organization;DB_CLOSE_DELAY=-1;NON_KEYWORDS=YEAR,DAY")
class OrganizationOnH2Test extends OrganizationTest {}
