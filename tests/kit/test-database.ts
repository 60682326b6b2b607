// On which database the tests run: on files, unless `DATELINE_TEST_DATABASE=postgres` asks for the same over PostgreSQL.

/** True where each data folder's store is a PostgreSQL database. */
export const isOnPostgres: boolean = process.env.DATELINE_TEST_DATABASE === 'postgres';

/** The options of a test that looks into the data file itself. */
export const aboutFiles: { readonly skip?: string } = isOnPostgres ? { skip: 'the store is no file here' } : {};
