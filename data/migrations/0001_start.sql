-- The whole of the first schema.
--
-- Every table that holds records begins with id (UUIDv7, or UUIDv5 of the
-- natural key where two laptops would make the same row) and ends with who and
-- when, a mark of deletion and a version that grows with each change.
-- Days are local (Asia/Shanghai) as YYYY-MM-DD, instants UTC as RFC 3339, money
-- in fen, durations in minutes, yes and no as 1 and 0. An empty text means
-- unknown; references are NULL where there is none. Columns named *_sealed hold
-- values under the restricted key (see package vault). The triggers of the
-- journal and of the service table are made in Go: journal.go, service.go.

-- Who works here
-- The organization that keeps this file; one row.
CREATE TABLE org (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', short_name TEXT NOT NULL DEFAULT '', mark TEXT NOT NULL DEFAULT '',
	uscc TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', leader TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', division TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Laptops that have opened the file; the letter goes into every number that people read.
CREATE TABLE laptop (
	id TEXT PRIMARY KEY,
	letter TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', machine TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX laptop_machine_once ON laptop(machine) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX laptop_letter_once ON laptop(letter) WHERE deleted_at IS NULL;

-- Who may sign in. The password is not here: see the key slots beside the file.
CREATE TABLE user (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '',
	active INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0, 1)),
	person_id TEXT REFERENCES person(id),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1,
	first_password INTEGER NOT NULL DEFAULT 0 CHECK (first_password IN (0, 1)),
	reach TEXT NOT NULL DEFAULT 'all' CHECK (reach IN ('all', 'projects', 'assigned')), projects TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX user_name_once ON user(name) WHERE deleted_at IS NULL;
CREATE INDEX user_by_person_id ON user(person_id);

-- Settings of the organization by name.
CREATE TABLE setting (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX setting_name_once ON setting(name) WHERE deleted_at IS NULL;

-- What a user typed into a form and has neither saved nor given up, so that it
-- outlives a crash; content is JSON from field to value, sealed under the
-- restricted key where the user has it. Nobody else is shown it.
CREATE TABLE draft (
	user_id TEXT NOT NULL, form TEXT NOT NULL, at TEXT NOT NULL, content TEXT NOT NULL,
	sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
	PRIMARY KEY (user_id, form)
) STRICT, WITHOUT ROWID;

-- Entries that the organization added to a list of choices, and those that it
-- switched off. A record keeps the entry's words themselves (or the program's
-- code), so that nothing has to be looked up to show it; renaming changes the
-- records that have it.
CREATE TABLE own_entry (
	id TEXT PRIMARY KEY,
	list TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '',
	off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1)),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX own_entry_list_value_once ON own_entry(list, value) WHERE deleted_at IS NULL;

-- Fields that the organization added to the forms of children or activities. The
-- values stand in the column own of the record, a JSON object by the field's id:
-- they are saved, versioned, journalled, taken back, merged and erased with the
-- record, and no list joins anything to show them.
CREATE TABLE own_field (
	id TEXT PRIMARY KEY,
	subject TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
	choices TEXT NOT NULL DEFAULT '', place INTEGER NOT NULL DEFAULT 0,
	off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1)),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX own_field_subject_name_once ON own_field(subject, name) WHERE deleted_at IS NULL;

-- Filters of lists that a user keeps under a name.
CREATE TABLE saved_filter (
	id TEXT PRIMARY KEY,
	user_id TEXT NOT NULL REFERENCES user(id), place TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
	value TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX saved_filter_user_id_place_name_once ON saved_filter(user_id, place, name) WHERE deleted_at IS NULL;
CREATE INDEX saved_filter_by_user_id ON saved_filter(user_id);

-- Funders and projects
-- Who pays.
CREATE TABLE funder (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX funder_name_once ON funder(name) WHERE deleted_at IS NULL;

-- A project: what was promised to a funder, for whom, with how much money.
CREATE TABLE project (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '', funder_id TEXT REFERENCES funder(id),
	funding_kind TEXT NOT NULL DEFAULT '', agreement_no TEXT NOT NULL DEFAULT '',
	start_on TEXT NOT NULL DEFAULT '' CHECK (start_on = '' OR start_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	end_on TEXT NOT NULL DEFAULT '' CHECK (end_on = '' OR end_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	budget_fen INTEGER NOT NULL DEFAULT 0, age_min INTEGER NOT NULL DEFAULT 0, age_max INTEGER NOT NULL DEFAULT 0,
	unit_rule TEXT NOT NULL DEFAULT 'day',
	ratio_limit REAL NOT NULL DEFAULT 0, wish_price_max_fen INTEGER NOT NULL DEFAULT 0,
	wish_per_child INTEGER NOT NULL DEFAULT 0, k_threshold INTEGER NOT NULL DEFAULT 5,
	visit_kinds TEXT NOT NULL DEFAULT 'home family school',
	report_cycle TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '', division TEXT NOT NULL DEFAULT '',
	region TEXT NOT NULL DEFAULT '', background TEXT NOT NULL DEFAULT '', goal TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX project_code_once ON project(code) WHERE deleted_at IS NULL;
CREATE INDEX project_by_funder_id ON project(funder_id);

-- Money planned for one budget item of a project.
CREATE TABLE budget_line (
	id TEXT PRIMARY KEY,
	project_id TEXT NOT NULL REFERENCES project(id), item TEXT NOT NULL DEFAULT '',
	planned_fen INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX budget_line_project_id_item_once ON budget_line(project_id, item) WHERE deleted_at IS NULL;
CREATE INDEX budget_line_by_project_id ON budget_line(project_id);

-- What a project promised: an indicator and the value to reach.
CREATE TABLE target (
	id TEXT PRIMARY KEY,
	project_id TEXT NOT NULL REFERENCES project(id), code TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
	unit TEXT NOT NULL DEFAULT '',
	value REAL NOT NULL DEFAULT 0, evidence TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX target_project_id_code_once ON target(project_id, code) WHERE deleted_at IS NULL;
CREATE INDEX target_by_project_id ON target(project_id);

-- Membership of a child in a project, from a day to a day.
CREATE TABLE project_child (
	id TEXT PRIMARY KEY,
	project_id TEXT NOT NULL REFERENCES project(id), child_id TEXT NOT NULL REFERENCES child(id),
	from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_on TEXT NOT NULL DEFAULT '' CHECK (to_on = '' OR to_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	reason TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX project_child_by_child_id_project_id ON project_child(child_id, project_id);
CREATE INDEX project_child_by_project_id ON project_child(project_id);

-- Children
-- Those who live together; links siblings.
CREATE TABLE household (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', members INTEGER NOT NULL DEFAULT 0,
	income TEXT NOT NULL DEFAULT '', economy TEXT NOT NULL DEFAULT '', house TEXT NOT NULL DEFAULT '',
	own_bedroom INTEGER NOT NULL DEFAULT 0 CHECK (own_bedroom IN (0, 1)),
	own_desk INTEGER NOT NULL DEFAULT 0 CHECK (own_desk IN (0, 1)), note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A child's file. Current values; what changed over time stands in child_history.
CREATE TABLE child (
	id TEXT PRIMARY KEY,
	file_no TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', name_key TEXT NOT NULL DEFAULT '',
	initials TEXT NOT NULL DEFAULT '', alias TEXT NOT NULL DEFAULT '',
	sex INTEGER NOT NULL DEFAULT 9 CHECK (sex IN (0, 1, 2, 9)),
	birth_on TEXT NOT NULL DEFAULT '' CHECK (birth_on = '' OR birth_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	id_kind TEXT NOT NULL DEFAULT '', id_no TEXT NOT NULL DEFAULT '',
	id_override INTEGER NOT NULL DEFAULT 0 CHECK (id_override IN (0, 1)), no_id_reason TEXT NOT NULL DEFAULT '',
	ethnic TEXT NOT NULL DEFAULT '',
	hukou_kind TEXT NOT NULL DEFAULT '', hukou_division TEXT NOT NULL DEFAULT '',
	hukou_detail TEXT NOT NULL DEFAULT '', division TEXT NOT NULL DEFAULT '', town TEXT NOT NULL DEFAULT '',
	village TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '',
	school TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', grade INTEGER NOT NULL DEFAULT 0,
	class TEXT NOT NULL DEFAULT '', enrol_year INTEGER NOT NULL DEFAULT 0, edu_status TEXT NOT NULL DEFAULT '',
	teacher TEXT NOT NULL DEFAULT '', teacher_phone TEXT NOT NULL DEFAULT '',
	boarding INTEGER NOT NULL DEFAULT 0 CHECK (boarding IN (0, 1)),
	main_category TEXT NOT NULL DEFAULT '', economy TEXT NOT NULL DEFAULT '', risk_sealed TEXT NOT NULL DEFAULT '',
	risk_on TEXT NOT NULL DEFAULT '' CHECK (risk_on = '' OR risk_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	source TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '',
	status_on TEXT NOT NULL DEFAULT '' CHECK (status_on = '' OR status_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	exit_reason TEXT NOT NULL DEFAULT '',
	household_id TEXT REFERENCES household(id), note TEXT NOT NULL DEFAULT '',
	own TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX child_file_no_once ON child(file_no) WHERE deleted_at IS NULL;
CREATE INDEX child_by_name_birth_on ON child(name, birth_on);
CREATE INDEX child_by_name_key ON child(name_key);
CREATE INDEX child_by_initials ON child(initials);
CREATE INDEX child_by_status_deleted_at ON child(status, deleted_at);
CREATE INDEX child_by_id_no ON child(id_no);
CREATE INDEX child_by_household_id ON child(household_id);
CREATE INDEX child_in_bin ON child(id) WHERE deleted_at IS NOT NULL;

-- Dated values of a child: status, residence, school, category. The value on a day is the latest one from that day or before.
CREATE TABLE child_history (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), field TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '',
	detail TEXT NOT NULL DEFAULT '',
	from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	reason TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX child_history_by_child_id_field_from_on ON child_history(child_id, field, from_on);
CREATE INDEX child_history_by_field_from_on ON child_history(field, from_on);

-- Categories of a child; restricted ones have code K99 here and the true one sealed.
CREATE TABLE child_category (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), code TEXT NOT NULL DEFAULT '',
	code_sealed TEXT NOT NULL DEFAULT '',
	from_on TEXT NOT NULL DEFAULT '' CHECK (from_on = '' OR from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_on TEXT NOT NULL DEFAULT '' CHECK (to_on = '' OR to_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	basis TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX child_category_by_child_id ON child_category(child_id);

-- The state of a father or mother; the state is restricted.
CREATE TABLE parent (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), role TEXT NOT NULL DEFAULT '',
	state_sealed TEXT NOT NULL DEFAULT '',
	since_on TEXT NOT NULL DEFAULT '' CHECK (since_on = '' OR since_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	contact TEXT NOT NULL DEFAULT '', work_place TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX parent_child_id_role_once ON parent(child_id, role) WHERE deleted_at IS NULL;
CREATE INDEX parent_by_child_id ON parent(child_id);

-- Guardians and those who care for a child.
CREATE TABLE guardian (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), name TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '', phone_owner TEXT NOT NULL DEFAULT '',
	legal INTEGER NOT NULL DEFAULT 0 CHECK (legal IN (0, 1)),
	carer INTEGER NOT NULL DEFAULT 0 CHECK (carer IN (0, 1)),
	entrusted INTEGER NOT NULL DEFAULT 0 CHECK (entrusted IN (0, 1)),
	emergency INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)), basis TEXT NOT NULL DEFAULT '',
	id_no TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', work TEXT NOT NULL DEFAULT '',
	health TEXT NOT NULL DEFAULT '', ability TEXT NOT NULL DEFAULT '', consent_state TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX guardian_by_phone ON guardian(phone);
CREATE INDEX guardian_by_child_id ON guardian(child_id);

-- Consents and refusals; rows are only added, the latest one on a day decides.
CREATE TABLE consent (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), item TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '',
	signer TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '', basis TEXT NOT NULL DEFAULT '',
	by_child INTEGER NOT NULL DEFAULT 0 CHECK (by_child IN (0, 1)),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	expires_on TEXT NOT NULL DEFAULT '' CHECK (expires_on = '' OR expires_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	medium TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX consent_by_child_id_item_day ON consent(child_id, item, day);
CREATE INDEX consent_by_expires_on ON consent(expires_on) WHERE expires_on <> '';

-- People and visits
-- Staff, volunteers and partners who work with children.
CREATE TABLE person (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', name_key TEXT NOT NULL DEFAULT '', initials TEXT NOT NULL DEFAULT '',
	sex INTEGER NOT NULL DEFAULT 9, phone TEXT NOT NULL DEFAULT '', id_no TEXT NOT NULL DEFAULT '',
	role TEXT NOT NULL DEFAULT '', organization TEXT NOT NULL DEFAULT '', volunteer_no TEXT NOT NULL DEFAULT '',
	skills TEXT NOT NULL DEFAULT '',
	check_result TEXT NOT NULL DEFAULT '',
	check_on TEXT NOT NULL DEFAULT '' CHECK (check_on = '' OR check_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	check_until TEXT NOT NULL DEFAULT '' CHECK (check_until = '' OR check_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	cert_kind TEXT NOT NULL DEFAULT '', cert_no TEXT NOT NULL DEFAULT '', insurance TEXT NOT NULL DEFAULT '',
	status TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A child paired with a person or a partner organization in a role, from a day to a day.
CREATE TABLE pairing (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), project_id TEXT REFERENCES project(id),
	person_id TEXT REFERENCES person(id), partner TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '',
	from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_on TEXT NOT NULL DEFAULT '' CHECK (to_on = '' OR to_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	cycle TEXT NOT NULL DEFAULT '', end_reason TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX pairing_by_child_id_from_on ON pairing(child_id, from_on);
CREATE INDEX pairing_by_project_id ON pairing(project_id);
CREATE INDEX pairing_by_person_id ON pairing(person_id);

-- A month in which a child need not be visited, with the reason.
CREATE TABLE visit_exemption (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), month TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX visit_exemption_child_id_month_once ON visit_exemption(child_id, month) WHERE deleted_at IS NULL;
CREATE INDEX visit_exemption_by_child_id ON visit_exemption(child_id);

-- A visit to one child, valid or not.
CREATE TABLE visit (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', project_id TEXT REFERENCES project(id),
	child_id TEXT NOT NULL REFERENCES child(id), kind TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	start_at TEXT NOT NULL DEFAULT '', end_at TEXT NOT NULL DEFAULT '', minutes INTEGER,
	met TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', health TEXT NOT NULL DEFAULT '',
	mood TEXT NOT NULL DEFAULT '', study TEXT NOT NULL DEFAULT '', flags TEXT NOT NULL DEFAULT '',
	needs TEXT NOT NULL DEFAULT '', services TEXT NOT NULL DEFAULT '', disposal TEXT NOT NULL DEFAULT '',
	followup_on TEXT NOT NULL DEFAULT '' CHECK (followup_on = '' OR followup_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	note TEXT NOT NULL DEFAULT '', guardian_signed INTEGER NOT NULL DEFAULT 0 CHECK (guardian_signed IN (0, 1)),
	form_no TEXT NOT NULL DEFAULT '', invalid INTEGER NOT NULL DEFAULT 0 CHECK (invalid IN (0, 1)),
	invalid_reason TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX visit_no_once ON visit(no) WHERE deleted_at IS NULL;
CREATE INDEX visit_by_child_id_day ON visit(child_id, day);
CREATE INDEX visit_by_day ON visit(day);
CREATE INDEX visit_by_project_id ON visit(project_id);

-- Who made a visit.
CREATE TABLE visit_person (
	id TEXT PRIMARY KEY,
	visit_id TEXT NOT NULL REFERENCES visit(id), person_id TEXT NOT NULL REFERENCES person(id),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX visit_person_visit_id_person_id_once ON visit_person(visit_id, person_id) WHERE deleted_at IS NULL;
CREATE INDEX visit_person_by_visit_id ON visit_person(visit_id);
CREATE INDEX visit_person_by_person_id ON visit_person(person_id);

-- Activities, reading sessions among them
-- An activity with children: one date, place and title. Camps and wishes have tables of their own.
CREATE TABLE activity (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', project_id TEXT REFERENCES project(id), programme TEXT NOT NULL DEFAULT '',
	kind TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	start_at TEXT NOT NULL DEFAULT '', end_at TEXT NOT NULL DEFAULT '', minutes INTEGER,
	place TEXT NOT NULL DEFAULT '', division TEXT NOT NULL DEFAULT '', host TEXT NOT NULL DEFAULT '',
	lead_id TEXT REFERENCES person(id), planned INTEGER NOT NULL DEFAULT 0, cost_fen INTEGER NOT NULL DEFAULT 0,
	book TEXT NOT NULL DEFAULT '', summary TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '',
	reason TEXT NOT NULL DEFAULT '', form_no TEXT NOT NULL DEFAULT '',
	own TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX activity_no_once ON activity(no) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_day ON activity(day);
CREATE INDEX activity_by_project_id ON activity(project_id);
CREATE INDEX activity_by_lead_id ON activity(lead_id);

-- A child at an activity.
CREATE TABLE attendance (
	id TEXT PRIMARY KEY,
	activity_id TEXT NOT NULL REFERENCES activity(id), child_id TEXT NOT NULL REFERENCES child(id),
	attended INTEGER NOT NULL DEFAULT 0 CHECK (attended IN (0, 1)), role TEXT NOT NULL DEFAULT '',
	came_at TEXT NOT NULL DEFAULT '', left_at TEXT NOT NULL DEFAULT '', minutes INTEGER,
	form_no TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX attendance_activity_id_child_id_once ON attendance(activity_id, child_id) WHERE deleted_at IS NULL;
CREATE INDEX attendance_by_child_id_activity_id ON attendance(child_id, activity_id);
CREATE INDEX attendance_by_activity_id ON attendance(activity_id);

-- Somebody of the team at an activity, with the time given.
CREATE TABLE activity_person (
	id TEXT PRIMARY KEY,
	activity_id TEXT NOT NULL REFERENCES activity(id), person_id TEXT NOT NULL REFERENCES person(id),
	duty TEXT NOT NULL DEFAULT '', minutes INTEGER NOT NULL DEFAULT 0,
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX activity_person_activity_id_person_id_once ON activity_person(activity_id, person_id) WHERE deleted_at IS NULL;
CREATE INDEX activity_person_by_activity_id ON activity_person(activity_id);
CREATE INDEX activity_person_by_person_id ON activity_person(person_id);

-- Wishes
-- A round of wishes with its price limit.
CREATE TABLE wish_batch (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', project_id TEXT REFERENCES project(id),
	from_on TEXT NOT NULL DEFAULT '' CHECK (from_on = '' OR from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_on TEXT NOT NULL DEFAULT '' CHECK (to_on = '' OR to_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	price_max_fen INTEGER NOT NULL DEFAULT 0, per_child INTEGER NOT NULL DEFAULT 1,
	status TEXT NOT NULL DEFAULT '', offer TEXT NOT NULL DEFAULT '', charity TEXT NOT NULL DEFAULT '', charity_no TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX wish_batch_name_once ON wish_batch(name) WHERE deleted_at IS NULL;
CREATE INDEX wish_batch_by_project_id ON wish_batch(project_id);

-- Who fulfils wishes or gives.
CREATE TABLE donor (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', display_name TEXT NOT NULL DEFAULT '',
	public INTEGER NOT NULL DEFAULT 0 CHECK (public IN (0, 1)), contact TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '', uscc TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX donor_name_once ON donor(name) WHERE deleted_at IS NULL;

-- A wish of a child; each stage has its day.
CREATE TABLE wish (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', batch_id TEXT REFERENCES wish_batch(id),
	child_id TEXT NOT NULL REFERENCES child(id), proposer TEXT NOT NULL DEFAULT '',
	child_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (child_confirmed IN (0, 1)),
	category TEXT NOT NULL DEFAULT '', item TEXT NOT NULL DEFAULT '', spec TEXT NOT NULL DEFAULT '',
	quantity INTEGER NOT NULL DEFAULT 1, price_fen INTEGER NOT NULL DEFAULT 0,
	alternative TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', public_text TEXT NOT NULL DEFAULT '',
	state TEXT NOT NULL DEFAULT '', state_reason TEXT NOT NULL DEFAULT '', over_limit_by TEXT NOT NULL DEFAULT '',
	registered_on TEXT NOT NULL CHECK (registered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	submitted_on TEXT NOT NULL DEFAULT '' CHECK (submitted_on = '' OR submitted_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	passed_on TEXT NOT NULL DEFAULT '' CHECK (passed_on = '' OR passed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	published_on TEXT NOT NULL DEFAULT '' CHECK (published_on = '' OR published_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	claimed_on TEXT NOT NULL DEFAULT '' CHECK (claimed_on = '' OR claimed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	bought_on TEXT NOT NULL DEFAULT '' CHECK (bought_on = '' OR bought_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	ready_on TEXT NOT NULL DEFAULT '' CHECK (ready_on = '' OR ready_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	delivered_on TEXT NOT NULL DEFAULT '' CHECK (delivered_on = '' OR delivered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	followed_on TEXT NOT NULL DEFAULT '' CHECK (followed_on = '' OR followed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	archived_on TEXT NOT NULL DEFAULT '' CHECK (archived_on = '' OR archived_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	returned_on TEXT NOT NULL DEFAULT '' CHECK (returned_on = '' OR returned_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	rejected_on TEXT NOT NULL DEFAULT '' CHECK (rejected_on = '' OR rejected_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	withdrawn_on TEXT NOT NULL DEFAULT '' CHECK (withdrawn_on = '' OR withdrawn_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	shop TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX wish_no_once ON wish(no) WHERE deleted_at IS NULL;
CREATE INDEX wish_by_child_id_delivered_on ON wish(child_id, delivered_on);
CREATE INDEX wish_by_state ON wish(state);
CREATE INDEX wish_by_registered_on ON wish(registered_on);
CREATE INDEX wish_by_batch_id ON wish(batch_id);

-- A promise to fulfil a wish or a share of it.
CREATE TABLE wish_claim (
	id TEXT PRIMARY KEY,
	wish_id TEXT NOT NULL REFERENCES wish(id), donor_id TEXT NOT NULL REFERENCES donor(id),
	mode TEXT NOT NULL DEFAULT '', shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
	amount_fen INTEGER NOT NULL DEFAULT 0,
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	expires_on TEXT NOT NULL DEFAULT '' CHECK (expires_on = '' OR expires_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	expect_on TEXT NOT NULL DEFAULT '' CHECK (expect_on = '' OR expect_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	state TEXT NOT NULL DEFAULT '', receipt_no TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	thanked_on TEXT NOT NULL DEFAULT '' CHECK (thanked_on = '' OR thanked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX wish_claim_by_wish_id ON wish_claim(wish_id);
CREATE INDEX wish_claim_by_donor_id ON wish_claim(donor_id);

-- The hand-over of a wish.
CREATE TABLE wish_delivery (
	id TEXT PRIMARY KEY,
	wish_id TEXT NOT NULL REFERENCES wish(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), mode TEXT NOT NULL DEFAULT '',
	actual_item TEXT NOT NULL DEFAULT '', actual_fen INTEGER NOT NULL DEFAULT 0,
	invoice_no TEXT NOT NULL DEFAULT '', receiver TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '',
	form_no TEXT NOT NULL DEFAULT '', condition TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX wish_delivery_wish_id_once ON wish_delivery(wish_id) WHERE deleted_at IS NULL;
CREATE INDEX wish_delivery_by_wish_id ON wish_delivery(wish_id);

-- Who handed a wish over.
CREATE TABLE wish_delivery_person (
	id TEXT PRIMARY KEY,
	delivery_id TEXT NOT NULL REFERENCES wish_delivery(id), person_id TEXT NOT NULL REFERENCES person(id),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX wish_delivery_person_delivery_id_person_id_once ON wish_delivery_person(delivery_id, person_id) WHERE deleted_at IS NULL;
CREATE INDEX wish_delivery_person_by_delivery_id ON wish_delivery_person(delivery_id);
CREATE INDEX wish_delivery_person_by_person_id ON wish_delivery_person(person_id);

-- The question afterwards: did it arrive, does it fit.
CREATE TABLE wish_followup (
	id TEXT PRIMARY KEY,
	wish_id TEXT NOT NULL REFERENCES wish(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), mode TEXT NOT NULL DEFAULT '',
	received INTEGER NOT NULL DEFAULT 0 CHECK (received IN (0, 1)), usable TEXT NOT NULL DEFAULT '',
	child_words TEXT NOT NULL DEFAULT '', redo INTEGER NOT NULL DEFAULT 0 CHECK (redo IN (0, 1)),
	redone_on TEXT NOT NULL DEFAULT '' CHECK (redone_on = '' OR redone_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	redone_item TEXT NOT NULL DEFAULT '', redone_fen INTEGER NOT NULL DEFAULT 0, redone_form_no TEXT NOT NULL DEFAULT '',
	redone_receiver TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX wish_followup_by_wish_id ON wish_followup(wish_id);

-- Summer classes
-- One class of a summer camp in one term.
CREATE TABLE camp (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL DEFAULT '', site TEXT NOT NULL DEFAULT '', project_id TEXT REFERENCES project(id),
	term TEXT NOT NULL DEFAULT '',
	from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_on TEXT NOT NULL CHECK (to_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	capacity INTEGER NOT NULL DEFAULT 0, half_day TEXT NOT NULL DEFAULT '', start_at TEXT NOT NULL DEFAULT '',
	end_at TEXT NOT NULL DEFAULT '', meal TEXT NOT NULL DEFAULT '', insurer TEXT NOT NULL DEFAULT '',
	policy_no TEXT NOT NULL DEFAULT '', premium_fen INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	closed_days TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX camp_name_term_from_on_once ON camp(name, term, from_on) WHERE deleted_at IS NULL;
CREATE INDEX camp_by_project_id ON camp(project_id);

-- A child in a class.
CREATE TABLE camp_enrolment (
	id TEXT PRIMARY KEY,
	camp_id TEXT NOT NULL REFERENCES camp(id), child_id TEXT NOT NULL REFERENCES child(id),
	applied_on TEXT NOT NULL DEFAULT '' CHECK (applied_on = '' OR applied_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	status TEXT NOT NULL DEFAULT '',
	joined_on TEXT NOT NULL DEFAULT '' CHECK (joined_on = '' OR joined_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	left_on TEXT NOT NULL DEFAULT '' CHECK (left_on = '' OR left_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	reason TEXT NOT NULL DEFAULT '', allergies TEXT NOT NULL DEFAULT '', medicines TEXT NOT NULL DEFAULT '',
	health TEXT NOT NULL DEFAULT '', hospital_ok INTEGER NOT NULL DEFAULT 0 CHECK (hospital_ok IN (0, 1)),
	self_leave INTEGER NOT NULL DEFAULT 0 CHECK (self_leave IN (0, 1)), form_no TEXT NOT NULL DEFAULT '',
	result TEXT NOT NULL DEFAULT '', result_note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX camp_enrolment_camp_id_child_id_once ON camp_enrolment(camp_id, child_id) WHERE deleted_at IS NULL;
CREATE INDEX camp_enrolment_by_camp_id ON camp_enrolment(camp_id);
CREATE INDEX camp_enrolment_by_child_id ON camp_enrolment(child_id);

-- Who may, or must never, collect a child.
CREATE TABLE camp_pickup (
	id TEXT PRIMARY KEY,
	enrolment_id TEXT NOT NULL REFERENCES camp_enrolment(id), name TEXT NOT NULL DEFAULT '',
	relation TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
	forbidden INTEGER NOT NULL DEFAULT 0 CHECK (forbidden IN (0, 1)),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX camp_pickup_by_enrolment_id ON camp_pickup(enrolment_id);

-- A child on a day (or half-day) of a class.
CREATE TABLE camp_day (
	id TEXT PRIMARY KEY,
	camp_id TEXT NOT NULL REFERENCES camp(id), child_id TEXT NOT NULL REFERENCES child(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	session TEXT NOT NULL DEFAULT 'day', status TEXT NOT NULL DEFAULT '',
	late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
	early INTEGER NOT NULL DEFAULT 0 CHECK (early IN (0, 1)), in_at TEXT NOT NULL DEFAULT '',
	out_at TEXT NOT NULL DEFAULT '', in_by TEXT NOT NULL DEFAULT '', out_by TEXT NOT NULL DEFAULT '',
	temperature INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX camp_day_camp_id_child_id_day_session_once ON camp_day(camp_id, child_id, day, session) WHERE deleted_at IS NULL;
CREATE INDEX camp_day_by_child_id_day ON camp_day(child_id, day);
CREATE INDEX camp_day_by_camp_id_day ON camp_day(camp_id, day);

-- Somebody on duty on a day of a class, with times.
CREATE TABLE camp_staff (
	id TEXT PRIMARY KEY,
	camp_id TEXT NOT NULL REFERENCES camp(id), person_id TEXT NOT NULL REFERENCES person(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), duty TEXT NOT NULL DEFAULT '',
	start_at TEXT NOT NULL DEFAULT '', end_at TEXT NOT NULL DEFAULT '', minutes INTEGER NOT NULL DEFAULT 0,
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX camp_staff_camp_id_person_id_day_once ON camp_staff(camp_id, person_id, day) WHERE deleted_at IS NULL;
CREATE INDEX camp_staff_by_camp_id_day ON camp_staff(camp_id, day);
CREATE INDEX camp_staff_by_person_id ON camp_staff(person_id);

-- A lesson of a class.
CREATE TABLE lesson (
	id TEXT PRIMARY KEY,
	camp_id TEXT NOT NULL REFERENCES camp(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), period TEXT NOT NULL DEFAULT '',
	title TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
	safety INTEGER NOT NULL DEFAULT 0 CHECK (safety IN (0, 1)), lecturer TEXT NOT NULL DEFAULT '',
	room TEXT NOT NULL DEFAULT '', series TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX lesson_by_camp_id_day ON lesson(camp_id, day);
CREATE INDEX lesson_by_day ON lesson(day);

-- Something that went wrong, with what was done.
CREATE TABLE incident (
	id TEXT PRIMARY KEY,
	camp_id TEXT REFERENCES camp(id), child_id TEXT REFERENCES child(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), at TEXT NOT NULL DEFAULT '',
	kind TEXT NOT NULL DEFAULT '', level TEXT NOT NULL DEFAULT '', what TEXT NOT NULL DEFAULT '',
	action TEXT NOT NULL DEFAULT '', informed_at TEXT NOT NULL DEFAULT '', hospital TEXT NOT NULL DEFAULT '',
	closed_at TEXT NOT NULL DEFAULT '', steps TEXT NOT NULL DEFAULT '',
	reported_on TEXT NOT NULL DEFAULT '' CHECK (reported_on = '' OR reported_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	insurance_no TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX incident_by_camp_id ON incident(camp_id);
CREATE INDEX incident_by_child_id ON incident(child_id);

-- One item of the daily safety list of a class.
CREATE TABLE camp_check (
	id TEXT PRIMARY KEY,
	camp_id TEXT NOT NULL REFERENCES camp(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	item TEXT NOT NULL DEFAULT '', ok INTEGER NOT NULL DEFAULT 0 CHECK (ok IN (0, 1)),
	action TEXT NOT NULL DEFAULT '', checked_by TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX camp_check_camp_id_day_item_once ON camp_check(camp_id, day, item) WHERE deleted_at IS NULL;
CREATE INDEX camp_check_by_camp_id_day ON camp_check(camp_id, day);

-- A medicine given to a child in a class.
CREATE TABLE camp_medicine (
	id TEXT PRIMARY KEY,
	camp_id TEXT NOT NULL REFERENCES camp(id), child_id TEXT NOT NULL REFERENCES child(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), at TEXT NOT NULL DEFAULT '',
	medicine TEXT NOT NULL DEFAULT '', dose TEXT NOT NULL DEFAULT '', given_by TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX camp_medicine_by_camp_id_day ON camp_medicine(camp_id, day);
CREATE INDEX camp_medicine_by_child_id ON camp_medicine(child_id);

-- Reading
-- A title with its copies.
CREATE TABLE book (
	id TEXT PRIMARY KEY,
	isbn TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', author TEXT NOT NULL DEFAULT '',
	publisher TEXT NOT NULL DEFAULT '', band TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
	donor_id TEXT REFERENCES donor(id), price_fen INTEGER NOT NULL DEFAULT 0, copies INTEGER NOT NULL DEFAULT 1,
	corner TEXT NOT NULL DEFAULT '', project_id TEXT REFERENCES project(id),
	added_on TEXT NOT NULL DEFAULT '' CHECK (added_on = '' OR added_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	removed_on TEXT NOT NULL DEFAULT '' CHECK (removed_on = '' OR removed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	status TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX book_by_isbn ON book(isbn);
CREATE INDEX book_by_title ON book(title);
CREATE INDEX book_by_donor_id ON book(donor_id);
CREATE INDEX book_by_project_id ON book(project_id);

-- A book lent to a child.
CREATE TABLE loan (
	id TEXT PRIMARY KEY,
	book_id TEXT NOT NULL REFERENCES book(id), child_id TEXT NOT NULL REFERENCES child(id),
	project_id TEXT REFERENCES project(id),
	out_on TEXT NOT NULL CHECK (out_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_on TEXT NOT NULL DEFAULT '' CHECK (due_on = '' OR due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	back_on TEXT NOT NULL DEFAULT '' CHECK (back_on = '' OR back_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	renewals INTEGER NOT NULL DEFAULT 0,
	lost_on TEXT NOT NULL DEFAULT '' CHECK (lost_on = '' OR lost_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)), note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX loan_by_child_id_out_on ON loan(child_id, out_on);
CREATE INDEX loan_by_out_on ON loan(out_on);
CREATE INDEX loan_by_book_id ON loan(book_id);
CREATE INDEX loan_by_project_id ON loan(project_id);

-- A child's reading on a day.
CREATE TABLE reading_log (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), project_id TEXT REFERENCES project(id),
	book_id TEXT REFERENCES book(id), book_text TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), minutes INTEGER,
	from_page INTEGER NOT NULL DEFAULT 0, to_page INTEGER NOT NULL DEFAULT 0,
	confirmed_by TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX reading_log_child_id_day_book_text_once ON reading_log(child_id, day, book_text) WHERE deleted_at IS NULL;
CREATE INDEX reading_log_by_child_id_day ON reading_log(child_id, day);
CREATE INDEX reading_log_by_day ON reading_log(day);
CREATE INDEX reading_log_by_project_id ON reading_log(project_id);
CREATE INDEX reading_log_by_book_id ON reading_log(book_id);

-- Photos
-- A photo of one record. Its file has a table of its own, so that lists stay
-- fast; camp_id means the class on that day.
CREATE TABLE photo (
	id TEXT PRIMARY KEY,
	child_id TEXT REFERENCES child(id), wish_id TEXT REFERENCES wish(id), visit_id TEXT REFERENCES visit(id),
	activity_id TEXT REFERENCES activity(id), camp_id TEXT REFERENCES camp(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	caption TEXT NOT NULL DEFAULT '', faces TEXT NOT NULL DEFAULT '' CHECK (faces IN ('', 'no', 'yes')),
	width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0,
	sha256 TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1,
	CHECK ((child_id IS NOT NULL) + (wish_id IS NOT NULL) + (visit_id IS NOT NULL) + (activity_id IS NOT NULL) + (camp_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX photo_by_child_id ON photo(child_id);
CREATE INDEX photo_by_wish_id ON photo(wish_id);
CREATE INDEX photo_by_visit_id ON photo(visit_id);
CREATE INDEX photo_by_activity_id ON photo(activity_id);
CREATE INDEX photo_by_camp_id_day ON photo(camp_id, day);
CREATE INDEX photo_by_sha256 ON photo(sha256);
CREATE INDEX photo_in_bin ON photo(deleted_at) WHERE deleted_at IS NOT NULL;

-- A child who is on a photo.
CREATE TABLE photo_child (
	id TEXT PRIMARY KEY,
	photo_id TEXT NOT NULL REFERENCES photo(id) ON DELETE CASCADE, child_id TEXT NOT NULL REFERENCES child(id),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX photo_child_photo_id_child_id_once ON photo_child(photo_id, child_id) WHERE deleted_at IS NULL;
CREATE INDEX photo_child_by_photo_id ON photo_child(photo_id);
CREATE INDEX photo_child_by_child_id ON photo_child(child_id);
CREATE INDEX photo_child_in_bin ON photo_child(deleted_at) WHERE deleted_at IS NOT NULL;

-- The JPEG of a photo, and a small one for lists.
CREATE TABLE photo_file (
	photo_id TEXT PRIMARY KEY REFERENCES photo(id) ON DELETE CASCADE, picture BLOB NOT NULL, thumb BLOB NOT NULL
) STRICT;

-- Goods, psychological service, money
-- Goods handed to a child.
CREATE TABLE goods_out (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), project_id TEXT REFERENCES project(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), item TEXT NOT NULL DEFAULT '',
	quantity INTEGER NOT NULL DEFAULT 1, value_fen INTEGER NOT NULL DEFAULT 0, programme TEXT NOT NULL DEFAULT '',
	receiver TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '', form_no TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX goods_out_by_child_id_day ON goods_out(child_id, day);
CREATE INDEX goods_out_by_project_id ON goods_out(project_id);

-- Psychological service and other one-to-one help; no content is kept.
CREATE TABLE psy_service (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id), project_id TEXT REFERENCES project(id),
	kind TEXT NOT NULL DEFAULT '', day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	start_at TEXT NOT NULL DEFAULT '', minutes INTEGER, provider_id TEXT REFERENCES person(id),
	topic TEXT NOT NULL DEFAULT '', refer_to TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX psy_service_by_child_id_day ON psy_service(child_id, day);
CREATE INDEX psy_service_by_project_id ON psy_service(project_id);
CREATE INDEX psy_service_by_provider_id ON psy_service(provider_id);

-- Money received for a project.
CREATE TABLE income (
	id TEXT PRIMARY KEY,
	project_id TEXT REFERENCES project(id), source TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	amount_fen INTEGER NOT NULL DEFAULT 0, doc_no TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX income_by_project_id_day ON income(project_id, day);

-- Money spent.
CREATE TABLE expense (
	id TEXT PRIMARY KEY,
	project_id TEXT REFERENCES project(id), item TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), what TEXT NOT NULL DEFAULT '',
	payee TEXT NOT NULL DEFAULT '', amount_fen INTEGER NOT NULL DEFAULT 0, invoice_kind TEXT NOT NULL DEFAULT '',
	invoice_no TEXT NOT NULL DEFAULT '', activity_id TEXT REFERENCES activity(id),
	wish_id TEXT REFERENCES wish(id), handler TEXT NOT NULL DEFAULT '', approver TEXT NOT NULL DEFAULT '',
	no_invoice_reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX expense_by_project_id_day ON expense(project_id, day);
CREATE INDEX expense_by_activity_id ON expense(activity_id);
CREATE INDEX expense_by_wish_id ON expense(wish_id);

-- A file that was imported; undone as a whole through the journal's batch.
CREATE TABLE import_run (
	id TEXT PRIMARY KEY,
	kind TEXT NOT NULL DEFAULT '', file TEXT NOT NULL DEFAULT '', batch TEXT NOT NULL DEFAULT '',
	added INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
	refused INTEGER NOT NULL DEFAULT 0, undone_at TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The last number given out by kind, year and laptop.
CREATE TABLE counter (
	kind TEXT NOT NULL, year TEXT NOT NULL, letter TEXT NOT NULL, last INTEGER NOT NULL,
	PRIMARY KEY (kind, year, letter)
) STRICT, WITHOUT ROWID;

-- Who changed, looked at, printed or exported what, chained by hash per laptop.
-- values_hash = SHA-256(salt, old, new); hash = SHA-256(previous hash, the other columns, values_hash).
-- Erasing sets salt, old and new to NULL; the chain still verifies.
CREATE TABLE journal (
	seq INTEGER PRIMARY KEY,
	laptop TEXT NOT NULL, n INTEGER NOT NULL,
	at TEXT NOT NULL, who TEXT NOT NULL, batch TEXT NOT NULL,
	act TEXT NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL,
	old TEXT, new TEXT, salt TEXT,
	values_hash TEXT, hash TEXT
) STRICT;
CREATE UNIQUE INDEX journal_once ON journal(laptop, n);
CREATE INDEX journal_by_row ON journal(tbl, row);
CREATE INDEX journal_by_batch ON journal(batch);
CREATE INDEX journal_by_at ON journal(at);
CREATE INDEX journal_by_who_at ON journal(who, at);
CREATE INDEX journal_by_tbl_at ON journal(tbl, at);
CREATE INDEX journal_by_act_at ON journal(act, at) WHERE act NOT IN ('insert', 'update', 'delete');
CREATE VIEW journal_entry AS SELECT act, tbl, row, old, new FROM journal;
CREATE TRIGGER journal_append INSTEAD OF INSERT ON journal_entry BEGIN
	INSERT INTO journal(laptop, n, at, who, batch, act, tbl, row, old, new, salt)
	SELECT cl_laptop(), 1 + coalesce((SELECT max(n) FROM journal WHERE laptop = cl_laptop()), 0),
		cl_now(), cl_who(), cl_batch(), NEW.act, NEW.tbl, NEW.row, NEW.old, NEW.new, cl_salt();
	UPDATE journal SET values_hash = cl_hash(salt, old, new) WHERE seq = last_insert_rowid();
	UPDATE journal SET hash = cl_hash((SELECT p.hash FROM journal p WHERE p.laptop = journal.laptop AND p.n = journal.n - 1),
		laptop, n, at, who, batch, act, tbl, row, values_hash) WHERE seq = last_insert_rowid();
END;

-- Everything done for a child, one row a record, with what it counts: units 0
-- or 1 (one unit is one service contact) and, when 0, why. The rule itself is the
-- view service_now; this table is kept equal to it by triggers.
CREATE TABLE service (
	child_id TEXT NOT NULL, day TEXT NOT NULL, programme TEXT NOT NULL, kind TEXT NOT NULL,
	units INTEGER NOT NULL, why TEXT NOT NULL, minutes INTEGER, project_id TEXT, place TEXT NOT NULL,
	title TEXT NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL
) STRICT;
CREATE INDEX service_by_child ON service(child_id, day);
CREATE INDEX service_by_day ON service(day, units, child_id, programme, minutes);
CREATE INDEX service_by_project ON service(project_id, day, units, child_id, programme, minutes);
CREATE INDEX service_by_source ON service(source_id);

CREATE VIEW service_activity AS
SELECT a.child_id, v.day, v.programme, 'activity' AS kind,
	CASE WHEN v.status <> 'cancelled' AND a.attended = 1 AND a.role = 'participant' THEN 1 ELSE 0 END AS units,
	CASE WHEN v.status = 'cancelled' THEN 'cancelled' WHEN a.attended = 0 THEN 'absent' WHEN a.role <> 'participant' THEN 'role' ELSE '' END AS why,
	coalesce(a.minutes, v.minutes) AS minutes, v.project_id, v.place, v.title, 'attendance' AS source, a.id AS source_id
FROM attendance a JOIN activity v ON v.id = a.activity_id
WHERE a.deleted_at IS NULL AND v.deleted_at IS NULL;

CREATE VIEW service_camp_day AS
SELECT child_id, day, 'camp' AS programme, 'camp_day' AS kind,
	CASE WHEN present = 1 AND (unit_rule = 'session' OR place_in_day = 1) THEN 1 ELSE 0 END AS units,
	CASE WHEN present = 0 THEN status WHEN unit_rule <> 'session' AND place_in_day > 1 THEN 'same_day' ELSE '' END AS why,
	minutes, project_id, site AS place, name AS title, 'camp_day' AS source, id AS source_id
FROM (
	SELECT d.id, d.child_id, d.day, d.status, d.status = 'present' AS present, c.project_id, c.site, c.name,
		coalesce(p.unit_rule, 'day') AS unit_rule,
		CASE WHEN d.status = 'present' AND d.in_at <> '' AND d.out_at > d.in_at
			THEN (strftime('%s', d.day || ' ' || d.out_at) - strftime('%s', d.day || ' ' || d.in_at)) / 60 END AS minutes,
		row_number() OVER (PARTITION BY d.child_id, d.day, d.camp_id ORDER BY d.status = 'present' DESC, d.session, d.id) AS place_in_day
	FROM camp_day d JOIN camp c ON c.id = d.camp_id LEFT JOIN project p ON p.id = c.project_id
	WHERE d.deleted_at IS NULL AND c.deleted_at IS NULL
);

-- A visit is valid when the child was met, its kind is among the project's and no reviewer invalidated it.
CREATE VIEW service_visit AS
SELECT child_id, day, 'visit' AS programme, 'visit' AS kind,
	CASE WHEN why = '' AND place_in_day = 1 THEN 1 ELSE 0 END AS units,
	CASE WHEN why = '' AND place_in_day > 1 THEN 'same_day' ELSE why END AS why,
	minutes, project_id, place, title, 'visit' AS source, id AS source_id
FROM (
	SELECT id, child_id, day, why, minutes, project_id, place, title,
		row_number() OVER (PARTITION BY child_id, day ORDER BY why = '' DESC, id) AS place_in_day
	FROM (
		SELECT v.id, v.child_id, v.day, v.minutes, v.project_id, v.place, v.note AS title,
			CASE WHEN v.met NOT IN ('child', 'both') THEN 'not_met'
				WHEN v.invalid = 1 THEN 'invalid'
				WHEN instr(' ' || coalesce(p.visit_kinds, 'home family school') || ' ', ' ' || v.kind || ' ') = 0 THEN 'kind'
				ELSE '' END AS why
		FROM visit v LEFT JOIN project p ON p.id = v.project_id
		WHERE v.deleted_at IS NULL
	)
);

CREATE VIEW service_wish AS
SELECT w.child_id, w.delivered_on AS day, 'wish' AS programme, 'wish' AS kind, 1 AS units, '' AS why, NULL AS minutes,
	b.project_id, '' AS place, w.item AS title, 'wish' AS source, w.id AS source_id
FROM wish w LEFT JOIN wish_batch b ON b.id = w.batch_id
WHERE w.deleted_at IS NULL AND w.delivered_on <> '';

-- Goods count once per child and day, and not at all when that day's activity or delivery carries the same form number.
CREATE VIEW service_goods AS
SELECT child_id, day, programme, 'goods' AS kind,
	CASE WHEN place_in_day = 1 AND carried = 0 THEN 1 ELSE 0 END AS units,
	CASE WHEN carried = 1 THEN 'same_form' WHEN place_in_day > 1 THEN 'same_day' ELSE '' END AS why,
	NULL AS minutes, project_id, '' AS place, item AS title, 'goods_out' AS source, id AS source_id
FROM (
	SELECT id, child_id, day, programme, project_id, item, carried,
		row_number() OVER (PARTITION BY child_id, day ORDER BY carried, id) AS place_in_day
	FROM (
		SELECT g.id, g.child_id, g.day, CASE g.programme WHEN '' THEN 'goods' ELSE g.programme END AS programme, g.project_id, g.item,
			g.form_no <> '' AND (
				EXISTS (SELECT 1 FROM attendance a JOIN activity v ON v.id = a.activity_id
					WHERE a.child_id = g.child_id AND v.day = g.day AND g.form_no IN (a.form_no, v.form_no)
					AND a.attended = 1 AND v.status <> 'cancelled' AND a.deleted_at IS NULL AND v.deleted_at IS NULL)
				OR EXISTS (SELECT 1 FROM wish w JOIN wish_delivery d ON d.wish_id = w.id
					WHERE w.child_id = g.child_id AND w.delivered_on = g.day AND d.form_no = g.form_no AND w.deleted_at IS NULL AND d.deleted_at IS NULL)
			) AS carried
		FROM goods_out g WHERE g.deleted_at IS NULL
	)
);

CREATE VIEW service_reading AS
SELECT l.child_id, l.out_on AS day, 'reading' AS programme, 'loan' AS kind, 0 AS units, 'not_counted' AS why, NULL AS minutes,
	l.project_id, b.corner AS place, b.title, 'loan' AS source, l.id AS source_id
FROM loan l JOIN book b ON b.id = l.book_id WHERE l.deleted_at IS NULL
UNION ALL
SELECT r.child_id, r.day, 'reading', 'reading_log', 0, 'not_counted', r.minutes,
	r.project_id, '', coalesce(b.title, r.book_text), 'reading_log', r.id
FROM reading_log r LEFT JOIN book b ON b.id = r.book_id WHERE r.deleted_at IS NULL;

CREATE VIEW service_psy AS
SELECT child_id, day, 'psy' AS programme, 'psy' AS kind,
	CASE WHEN kind IN ('one', 'group', 'parent', 'tutoring', 'room') THEN 1 ELSE 0 END AS units,
	CASE WHEN kind IN ('one', 'group', 'parent', 'tutoring', 'room') THEN '' ELSE 'not_counted' END AS why,
	minutes, project_id, '' AS place, kind AS title, 'psy_service' AS source, id AS source_id
FROM psy_service WHERE deleted_at IS NULL;

-- The services of a child in the bin are none.
CREATE VIEW service_now AS SELECT * FROM (
	SELECT * FROM service_activity UNION ALL SELECT * FROM service_camp_day UNION ALL SELECT * FROM service_visit
	UNION ALL SELECT * FROM service_wish UNION ALL SELECT * FROM service_goods UNION ALL SELECT * FROM service_reading
	UNION ALL SELECT * FROM service_psy
) WHERE child_id NOT IN (SELECT id FROM child WHERE deleted_at IS NOT NULL);

-- Reports given out, and their files, which never change.
CREATE TABLE issued_report (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL, issue INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
	subject TEXT NOT NULL DEFAULT '', project_id TEXT REFERENCES project(id),
	period_from TEXT NOT NULL DEFAULT '', period_to TEXT NOT NULL DEFAULT '',
	edition TEXT NOT NULL DEFAULT '', receiver TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '',
	real_names INTEGER NOT NULL DEFAULT 0 CHECK (real_names IN (0, 1)), reason TEXT NOT NULL DEFAULT '',
	issued_on TEXT NOT NULL CHECK (issued_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	pages INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0, sha256 TEXT NOT NULL DEFAULT '',
	figures TEXT NOT NULL DEFAULT '', head TEXT NOT NULL DEFAULT '', changes TEXT NOT NULL DEFAULT '',
	children TEXT NOT NULL DEFAULT '', photos TEXT NOT NULL DEFAULT '', passed TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX issued_report_no_issue_once ON issued_report(no, issue);
CREATE INDEX issued_report_by_project_id ON issued_report(project_id);

CREATE TABLE issued_file (
	report_id TEXT PRIMARY KEY REFERENCES issued_report(id), file BLOB NOT NULL, figures TEXT NOT NULL
) STRICT;

-- A form that was printed: its number stands on the paper, and leads back to
-- what it was printed for when the paper is typed in.
CREATE TABLE form_print (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', form TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '', subject_id TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX form_print_no_once ON form_print(no) WHERE deleted_at IS NULL;

-- Rounds of anonymous paper sheets: how many were handed out and how they were
-- answered.
CREATE TABLE survey (
	id TEXT PRIMARY KEY,
	project_id TEXT NOT NULL REFERENCES project(id),
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	target TEXT NOT NULL, given INTEGER NOT NULL,
	very INTEGER NOT NULL DEFAULT 0, content INTEGER NOT NULL DEFAULT 0, fair INTEGER NOT NULL DEFAULT 0,
	poor INTEGER NOT NULL DEFAULT 0, bad INTEGER NOT NULL DEFAULT 0, invalid INTEGER NOT NULL DEFAULT 0,
	words TEXT NOT NULL DEFAULT '', form_no TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX survey_project_id_day_target_once ON survey(project_id, day, target) WHERE deleted_at IS NULL;
CREATE INDEX survey_by_project_id ON survey(project_id);

-- What lies in the bin, found without reading whole tables.
CREATE INDEX saved_filter_in_bin ON saved_filter(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX own_entry_in_bin ON own_entry(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX own_field_in_bin ON own_field(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX funder_in_bin ON funder(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX project_in_bin ON project(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX budget_line_in_bin ON budget_line(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX target_in_bin ON target(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX project_child_in_bin ON project_child(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX household_in_bin ON household(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX child_category_in_bin ON child_category(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX parent_in_bin ON parent(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX guardian_in_bin ON guardian(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX person_in_bin ON person(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX pairing_in_bin ON pairing(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX visit_exemption_in_bin ON visit_exemption(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX visit_in_bin ON visit(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX visit_person_in_bin ON visit_person(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX activity_in_bin ON activity(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX attendance_in_bin ON attendance(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX activity_person_in_bin ON activity_person(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX wish_batch_in_bin ON wish_batch(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX donor_in_bin ON donor(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX wish_in_bin ON wish(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX wish_claim_in_bin ON wish_claim(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX wish_delivery_in_bin ON wish_delivery(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX wish_delivery_person_in_bin ON wish_delivery_person(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX wish_followup_in_bin ON wish_followup(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_in_bin ON camp(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_enrolment_in_bin ON camp_enrolment(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_pickup_in_bin ON camp_pickup(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_day_in_bin ON camp_day(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_staff_in_bin ON camp_staff(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX lesson_in_bin ON lesson(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX incident_in_bin ON incident(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX book_in_bin ON book(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX loan_in_bin ON loan(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX reading_log_in_bin ON reading_log(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX goods_out_in_bin ON goods_out(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX psy_service_in_bin ON psy_service(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX income_in_bin ON income(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX expense_in_bin ON expense(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX survey_in_bin ON survey(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_check_in_bin ON camp_check(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX camp_medicine_in_bin ON camp_medicine(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX form_print_in_bin ON form_print(deleted_at) WHERE deleted_at IS NOT NULL;

-- Registers that the law on personal information asks for. Their rows stay.
-- What was handed to somebody outside: to whom, what for, on which basis.
CREATE TABLE data_share (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '',
	day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	receiver TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '',
	what TEXT NOT NULL DEFAULT '', edition TEXT NOT NULL DEFAULT '', children INTEGER NOT NULL DEFAULT 0,
	basis TEXT NOT NULL DEFAULT '', method TEXT NOT NULL DEFAULT '',
	keep_until TEXT NOT NULL DEFAULT '' CHECK (keep_until = '' OR keep_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	returned_on TEXT NOT NULL DEFAULT '' CHECK (returned_on = '' OR returned_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	source TEXT NOT NULL DEFAULT '', report_id TEXT REFERENCES issued_report(id), child_id TEXT REFERENCES child(id),
	note TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX data_share_no_once ON data_share(no) WHERE deleted_at IS NULL;
CREATE INDEX data_share_by_day ON data_share(day);
CREATE INDEX data_share_by_report_id ON data_share(report_id);
CREATE INDEX data_share_by_child_id ON data_share(child_id);

-- What a child or a guardian asked for by right, and what came of it.
CREATE TABLE rights_request (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', child_id TEXT NOT NULL REFERENCES child(id),
	asked_by TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
	proof TEXT NOT NULL DEFAULT '', medium TEXT NOT NULL DEFAULT '', what TEXT NOT NULL DEFAULT '',
	received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	done_on TEXT NOT NULL DEFAULT '' CHECK (done_on = '' OR done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	result TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '', form_no TEXT NOT NULL DEFAULT '', change_batch TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX rights_request_no_once ON rights_request(no) WHERE deleted_at IS NULL;
CREATE INDEX rights_request_by_child_id ON rights_request(child_id);
CREATE INDEX rights_request_by_received_on ON rights_request(received_on);
CREATE INDEX rights_request_by_due_on ON rights_request(due_on) WHERE done_on = '';

-- Files of children that were erased, by number; they name no child.
CREATE TABLE erasure (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', child_id TEXT NOT NULL REFERENCES child(id), request_id TEXT REFERENCES rights_request(id),
	reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
	erased_on TEXT NOT NULL CHECK (erased_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	decided_by TEXT NOT NULL DEFAULT '', rows_gone INTEGER NOT NULL DEFAULT 0, rows_emptied INTEGER NOT NULL DEFAULT 0,
	history INTEGER NOT NULL DEFAULT 0, reports INTEGER NOT NULL DEFAULT 0, elsewhere INTEGER NOT NULL DEFAULT 0,
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX erasure_no_once ON erasure(no) WHERE deleted_at IS NULL;
CREATE INDEX erasure_by_child_id ON erasure(child_id);
CREATE INDEX erasure_by_request_id ON erasure(request_id);

-- Decisions to keep the file of a child who left, until a day; the last one holds.
CREATE TABLE retention (
	id TEXT PRIMARY KEY,
	child_id TEXT NOT NULL REFERENCES child(id),
	keep_until TEXT NOT NULL CHECK (keep_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), reason TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX retention_by_child_id ON retention(child_id);

-- Personal information that was lost, shown or taken, and what was done.
CREATE TABLE breach (
	id TEXT PRIMARY KEY,
	no TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
	found_on TEXT NOT NULL CHECK (found_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), found_at TEXT NOT NULL DEFAULT '',
	what TEXT NOT NULL DEFAULT '', children INTEGER NOT NULL DEFAULT 0, cause TEXT NOT NULL DEFAULT '',
	harm TEXT NOT NULL DEFAULT '', measures TEXT NOT NULL DEFAULT '',
	contained_on TEXT NOT NULL DEFAULT '' CHECK (contained_on = '' OR contained_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	authority TEXT NOT NULL DEFAULT '',
	authority_on TEXT NOT NULL DEFAULT '' CHECK (authority_on = '' OR authority_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	people_on TEXT NOT NULL DEFAULT '' CHECK (people_on = '' OR people_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	people_how TEXT NOT NULL DEFAULT '', not_told_why TEXT NOT NULL DEFAULT '',
	closed_on TEXT NOT NULL DEFAULT '' CHECK (closed_on = '' OR closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	lesson TEXT NOT NULL DEFAULT '',
	created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
	deleted_at TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX breach_no_once ON breach(no) WHERE deleted_at IS NULL;
CREATE INDEX breach_by_found_on ON breach(found_on);
