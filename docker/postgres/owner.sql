-- The role as whom the programs use the database: its owner and nothing more. POSTGRES_USER is a superuser, whom no trigger and no right
-- stops. The image runs this once, when the data folder is new.
\getenv role PROGRAM_USER
\getenv password PROGRAM_PASSWORD
create role :"role" login password :'password';
alter database :"DBNAME" owner to :"role";
