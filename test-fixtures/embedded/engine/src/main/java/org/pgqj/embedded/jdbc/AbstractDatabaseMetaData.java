package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;

/**
 * A description of the database in which everything is refused: the base of the one that is served.
 */
abstract class AbstractDatabaseMetaData implements DatabaseMetaData {

  @Override
  public boolean allProceduresAreCallable() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.allProceduresAreCallable()");
  }

  @Override
  public boolean allTablesAreSelectable() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.allTablesAreSelectable()");
  }

  @Override
  public boolean autoCommitFailureClosesAllResultSets() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.autoCommitFailureClosesAllResultSets()");
  }

  @Override
  public boolean dataDefinitionCausesTransactionCommit() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.dataDefinitionCausesTransactionCommit()");
  }

  @Override
  public boolean dataDefinitionIgnoredInTransactions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.dataDefinitionIgnoredInTransactions()");
  }

  @Override
  public boolean deletesAreDetected(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.deletesAreDetected(int)");
  }

  @Override
  public boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.doesMaxRowSizeIncludeBlobs()");
  }

  @Override
  public boolean generatedKeyAlwaysReturned() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.generatedKeyAlwaysReturned()");
  }

  @Override
  public ResultSet getAttributes(String text, String text2, String text3, String text4)
      throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getAttributes(String, String, String, String)");
  }

  @Override
  public ResultSet getBestRowIdentifier(
      String text, String text2, String text3, int number, boolean flag) throws SQLException {
    throw Unsupported.method(
        "DatabaseMetaData.getBestRowIdentifier(String, String, String, int, boolean)");
  }

  @Override
  public String getCatalogSeparator() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getCatalogSeparator()");
  }

  @Override
  public String getCatalogTerm() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getCatalogTerm()");
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getCatalogs()");
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getClientInfoProperties()");
  }

  @Override
  public ResultSet getColumnPrivileges(String text, String text2, String text3, String text4)
      throws SQLException {
    throw Unsupported.method(
        "DatabaseMetaData.getColumnPrivileges(String, String, String, String)");
  }

  @Override
  public ResultSet getColumns(String text, String text2, String text3, String text4)
      throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getColumns(String, String, String, String)");
  }

  @Override
  public Connection getConnection() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getConnection()");
  }

  @Override
  public ResultSet getCrossReference(
      String text, String text2, String text3, String text4, String text5, String text6)
      throws SQLException {
    throw Unsupported.method(
        "DatabaseMetaData.getCrossReference(String, String, String, String, String, String)");
  }

  @Override
  public int getDatabaseMajorVersion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDatabaseMajorVersion()");
  }

  @Override
  public int getDatabaseMinorVersion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDatabaseMinorVersion()");
  }

  @Override
  public String getDatabaseProductName() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDatabaseProductName()");
  }

  @Override
  public String getDatabaseProductVersion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDatabaseProductVersion()");
  }

  @Override
  public int getDefaultTransactionIsolation() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDefaultTransactionIsolation()");
  }

  @Override
  public String getDriverName() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDriverName()");
  }

  @Override
  public String getDriverVersion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getDriverVersion()");
  }

  @Override
  public ResultSet getExportedKeys(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getExportedKeys(String, String, String)");
  }

  @Override
  public String getExtraNameCharacters() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getExtraNameCharacters()");
  }

  @Override
  public ResultSet getFunctionColumns(String text, String text2, String text3, String text4)
      throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getFunctionColumns(String, String, String, String)");
  }

  @Override
  public ResultSet getFunctions(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getFunctions(String, String, String)");
  }

  @Override
  public String getIdentifierQuoteString() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getIdentifierQuoteString()");
  }

  @Override
  public ResultSet getImportedKeys(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getImportedKeys(String, String, String)");
  }

  @Override
  public ResultSet getIndexInfo(
      String text, String text2, String text3, boolean flag, boolean flag2) throws SQLException {
    throw Unsupported.method(
        "DatabaseMetaData.getIndexInfo(String, String, String, boolean, boolean)");
  }

  @Override
  public int getJDBCMajorVersion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getJDBCMajorVersion()");
  }

  @Override
  public int getJDBCMinorVersion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getJDBCMinorVersion()");
  }

  @Override
  public int getMaxBinaryLiteralLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxBinaryLiteralLength()");
  }

  @Override
  public int getMaxCatalogNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxCatalogNameLength()");
  }

  @Override
  public int getMaxCharLiteralLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxCharLiteralLength()");
  }

  @Override
  public int getMaxColumnNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxColumnNameLength()");
  }

  @Override
  public int getMaxColumnsInGroupBy() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxColumnsInGroupBy()");
  }

  @Override
  public int getMaxColumnsInIndex() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxColumnsInIndex()");
  }

  @Override
  public int getMaxColumnsInOrderBy() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxColumnsInOrderBy()");
  }

  @Override
  public int getMaxColumnsInSelect() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxColumnsInSelect()");
  }

  @Override
  public int getMaxColumnsInTable() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxColumnsInTable()");
  }

  @Override
  public int getMaxConnections() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxConnections()");
  }

  @Override
  public int getMaxCursorNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxCursorNameLength()");
  }

  @Override
  public int getMaxIndexLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxIndexLength()");
  }

  @Override
  public long getMaxLogicalLobSize() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxLogicalLobSize()");
  }

  @Override
  public int getMaxProcedureNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxProcedureNameLength()");
  }

  @Override
  public int getMaxRowSize() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxRowSize()");
  }

  @Override
  public int getMaxSchemaNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxSchemaNameLength()");
  }

  @Override
  public int getMaxStatementLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxStatementLength()");
  }

  @Override
  public int getMaxStatements() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxStatements()");
  }

  @Override
  public int getMaxTableNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxTableNameLength()");
  }

  @Override
  public int getMaxTablesInSelect() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxTablesInSelect()");
  }

  @Override
  public int getMaxUserNameLength() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getMaxUserNameLength()");
  }

  @Override
  public String getNumericFunctions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getNumericFunctions()");
  }

  @Override
  public ResultSet getPrimaryKeys(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getPrimaryKeys(String, String, String)");
  }

  @Override
  public ResultSet getProcedureColumns(String text, String text2, String text3, String text4)
      throws SQLException {
    throw Unsupported.method(
        "DatabaseMetaData.getProcedureColumns(String, String, String, String)");
  }

  @Override
  public String getProcedureTerm() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getProcedureTerm()");
  }

  @Override
  public ResultSet getProcedures(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getProcedures(String, String, String)");
  }

  @Override
  public ResultSet getPseudoColumns(String text, String text2, String text3, String text4)
      throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getPseudoColumns(String, String, String, String)");
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getResultSetHoldability()");
  }

  @Override
  public RowIdLifetime getRowIdLifetime() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getRowIdLifetime()");
  }

  @Override
  public String getSQLKeywords() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSQLKeywords()");
  }

  @Override
  public int getSQLStateType() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSQLStateType()");
  }

  @Override
  public String getSchemaTerm() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSchemaTerm()");
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSchemas()");
  }

  @Override
  public ResultSet getSchemas(String text, String text2) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSchemas(String, String)");
  }

  @Override
  public String getSearchStringEscape() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSearchStringEscape()");
  }

  @Override
  public String getStringFunctions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getStringFunctions()");
  }

  @Override
  public ResultSet getSuperTables(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSuperTables(String, String, String)");
  }

  @Override
  public ResultSet getSuperTypes(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSuperTypes(String, String, String)");
  }

  @Override
  public String getSystemFunctions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getSystemFunctions()");
  }

  @Override
  public ResultSet getTablePrivileges(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getTablePrivileges(String, String, String)");
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getTableTypes()");
  }

  @Override
  public ResultSet getTables(String text, String text2, String text3, String[] values)
      throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getTables(String, String, String, String[])");
  }

  @Override
  public String getTimeDateFunctions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getTimeDateFunctions()");
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getTypeInfo()");
  }

  @Override
  public ResultSet getUDTs(String text, String text2, String text3, int[] values)
      throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getUDTs(String, String, String, int[])");
  }

  @Override
  public String getURL() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getURL()");
  }

  @Override
  public String getUserName() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getUserName()");
  }

  @Override
  public ResultSet getVersionColumns(String text, String text2, String text3) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.getVersionColumns(String, String, String)");
  }

  @Override
  public boolean insertsAreDetected(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.insertsAreDetected(int)");
  }

  @Override
  public boolean isCatalogAtStart() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.isCatalogAtStart()");
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.isReadOnly()");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.isWrapperFor(Class)");
  }

  @Override
  public boolean locatorsUpdateCopy() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.locatorsUpdateCopy()");
  }

  @Override
  public boolean nullPlusNonNullIsNull() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.nullPlusNonNullIsNull()");
  }

  @Override
  public boolean nullsAreSortedAtEnd() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.nullsAreSortedAtEnd()");
  }

  @Override
  public boolean nullsAreSortedAtStart() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.nullsAreSortedAtStart()");
  }

  @Override
  public boolean nullsAreSortedHigh() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.nullsAreSortedHigh()");
  }

  @Override
  public boolean nullsAreSortedLow() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.nullsAreSortedLow()");
  }

  @Override
  public boolean othersDeletesAreVisible(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.othersDeletesAreVisible(int)");
  }

  @Override
  public boolean othersInsertsAreVisible(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.othersInsertsAreVisible(int)");
  }

  @Override
  public boolean othersUpdatesAreVisible(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.othersUpdatesAreVisible(int)");
  }

  @Override
  public boolean ownDeletesAreVisible(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.ownDeletesAreVisible(int)");
  }

  @Override
  public boolean ownInsertsAreVisible(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.ownInsertsAreVisible(int)");
  }

  @Override
  public boolean ownUpdatesAreVisible(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.ownUpdatesAreVisible(int)");
  }

  @Override
  public boolean storesLowerCaseIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.storesLowerCaseIdentifiers()");
  }

  @Override
  public boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.storesLowerCaseQuotedIdentifiers()");
  }

  @Override
  public boolean storesMixedCaseIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.storesMixedCaseIdentifiers()");
  }

  @Override
  public boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.storesMixedCaseQuotedIdentifiers()");
  }

  @Override
  public boolean storesUpperCaseIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.storesUpperCaseIdentifiers()");
  }

  @Override
  public boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.storesUpperCaseQuotedIdentifiers()");
  }

  @Override
  public boolean supportsANSI92EntryLevelSQL() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsANSI92EntryLevelSQL()");
  }

  @Override
  public boolean supportsANSI92FullSQL() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsANSI92FullSQL()");
  }

  @Override
  public boolean supportsANSI92IntermediateSQL() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsANSI92IntermediateSQL()");
  }

  @Override
  public boolean supportsAlterTableWithAddColumn() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsAlterTableWithAddColumn()");
  }

  @Override
  public boolean supportsAlterTableWithDropColumn() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsAlterTableWithDropColumn()");
  }

  @Override
  public boolean supportsBatchUpdates() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsBatchUpdates()");
  }

  @Override
  public boolean supportsCatalogsInDataManipulation() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCatalogsInDataManipulation()");
  }

  @Override
  public boolean supportsCatalogsInIndexDefinitions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCatalogsInIndexDefinitions()");
  }

  @Override
  public boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCatalogsInPrivilegeDefinitions()");
  }

  @Override
  public boolean supportsCatalogsInProcedureCalls() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCatalogsInProcedureCalls()");
  }

  @Override
  public boolean supportsCatalogsInTableDefinitions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCatalogsInTableDefinitions()");
  }

  @Override
  public boolean supportsColumnAliasing() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsColumnAliasing()");
  }

  @Override
  public boolean supportsConvert() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsConvert()");
  }

  @Override
  public boolean supportsConvert(int number, int number2) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsConvert(int, int)");
  }

  @Override
  public boolean supportsCoreSQLGrammar() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCoreSQLGrammar()");
  }

  @Override
  public boolean supportsCorrelatedSubqueries() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsCorrelatedSubqueries()");
  }

  @Override
  public boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
    throw Unsupported.method(
        "DatabaseMetaData.supportsDataDefinitionAndDataManipulationTransactions()");
  }

  @Override
  public boolean supportsDataManipulationTransactionsOnly() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsDataManipulationTransactionsOnly()");
  }

  @Override
  public boolean supportsDifferentTableCorrelationNames() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsDifferentTableCorrelationNames()");
  }

  @Override
  public boolean supportsExpressionsInOrderBy() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsExpressionsInOrderBy()");
  }

  @Override
  public boolean supportsExtendedSQLGrammar() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsExtendedSQLGrammar()");
  }

  @Override
  public boolean supportsFullOuterJoins() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsFullOuterJoins()");
  }

  @Override
  public boolean supportsGetGeneratedKeys() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsGetGeneratedKeys()");
  }

  @Override
  public boolean supportsGroupBy() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsGroupBy()");
  }

  @Override
  public boolean supportsGroupByBeyondSelect() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsGroupByBeyondSelect()");
  }

  @Override
  public boolean supportsGroupByUnrelated() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsGroupByUnrelated()");
  }

  @Override
  public boolean supportsIntegrityEnhancementFacility() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsIntegrityEnhancementFacility()");
  }

  @Override
  public boolean supportsLikeEscapeClause() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsLikeEscapeClause()");
  }

  @Override
  public boolean supportsLimitedOuterJoins() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsLimitedOuterJoins()");
  }

  @Override
  public boolean supportsMinimumSQLGrammar() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsMinimumSQLGrammar()");
  }

  @Override
  public boolean supportsMixedCaseIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsMixedCaseIdentifiers()");
  }

  @Override
  public boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsMixedCaseQuotedIdentifiers()");
  }

  @Override
  public boolean supportsMultipleOpenResults() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsMultipleOpenResults()");
  }

  @Override
  public boolean supportsMultipleResultSets() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsMultipleResultSets()");
  }

  @Override
  public boolean supportsMultipleTransactions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsMultipleTransactions()");
  }

  @Override
  public boolean supportsNamedParameters() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsNamedParameters()");
  }

  @Override
  public boolean supportsNonNullableColumns() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsNonNullableColumns()");
  }

  @Override
  public boolean supportsOpenCursorsAcrossCommit() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsOpenCursorsAcrossCommit()");
  }

  @Override
  public boolean supportsOpenCursorsAcrossRollback() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsOpenCursorsAcrossRollback()");
  }

  @Override
  public boolean supportsOpenStatementsAcrossCommit() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsOpenStatementsAcrossCommit()");
  }

  @Override
  public boolean supportsOpenStatementsAcrossRollback() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsOpenStatementsAcrossRollback()");
  }

  @Override
  public boolean supportsOrderByUnrelated() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsOrderByUnrelated()");
  }

  @Override
  public boolean supportsOuterJoins() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsOuterJoins()");
  }

  @Override
  public boolean supportsPositionedDelete() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsPositionedDelete()");
  }

  @Override
  public boolean supportsPositionedUpdate() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsPositionedUpdate()");
  }

  @Override
  public boolean supportsRefCursors() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsRefCursors()");
  }

  @Override
  public boolean supportsResultSetConcurrency(int number, int number2) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsResultSetConcurrency(int, int)");
  }

  @Override
  public boolean supportsResultSetHoldability(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsResultSetHoldability(int)");
  }

  @Override
  public boolean supportsResultSetType(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsResultSetType(int)");
  }

  @Override
  public boolean supportsSavepoints() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSavepoints()");
  }

  @Override
  public boolean supportsSchemasInDataManipulation() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSchemasInDataManipulation()");
  }

  @Override
  public boolean supportsSchemasInIndexDefinitions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSchemasInIndexDefinitions()");
  }

  @Override
  public boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSchemasInPrivilegeDefinitions()");
  }

  @Override
  public boolean supportsSchemasInProcedureCalls() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSchemasInProcedureCalls()");
  }

  @Override
  public boolean supportsSchemasInTableDefinitions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSchemasInTableDefinitions()");
  }

  @Override
  public boolean supportsSelectForUpdate() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSelectForUpdate()");
  }

  @Override
  public boolean supportsSharding() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSharding()");
  }

  @Override
  public boolean supportsStatementPooling() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsStatementPooling()");
  }

  @Override
  public boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsStoredFunctionsUsingCallSyntax()");
  }

  @Override
  public boolean supportsStoredProcedures() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsStoredProcedures()");
  }

  @Override
  public boolean supportsSubqueriesInComparisons() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInComparisons()");
  }

  @Override
  public boolean supportsSubqueriesInExists() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInExists()");
  }

  @Override
  public boolean supportsSubqueriesInIns() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInIns()");
  }

  @Override
  public boolean supportsSubqueriesInQuantifieds() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInQuantifieds()");
  }

  @Override
  public boolean supportsTableCorrelationNames() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsTableCorrelationNames()");
  }

  @Override
  public boolean supportsTransactionIsolationLevel(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsTransactionIsolationLevel(int)");
  }

  @Override
  public boolean supportsTransactions() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsTransactions()");
  }

  @Override
  public boolean supportsUnion() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsUnion()");
  }

  @Override
  public boolean supportsUnionAll() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.supportsUnionAll()");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.unwrap(Class)");
  }

  @Override
  public boolean updatesAreDetected(int number) throws SQLException {
    throw Unsupported.method("DatabaseMetaData.updatesAreDetected(int)");
  }

  @Override
  public boolean usesLocalFilePerTable() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.usesLocalFilePerTable()");
  }

  @Override
  public boolean usesLocalFiles() throws SQLException {
    throw Unsupported.method("DatabaseMetaData.usesLocalFiles()");
  }
}
