package data

// Role is what somebody is in the organization; it decides what the store
// lets them read and write.
type Role string

// The roles.
const (
	Lead         Role = "lead"          // 负责人
	SocialWorker Role = "social_worker" // 社工
	Volunteer    Role = "volunteer"     // 志愿者
	Reviewer     Role = "reviewer"      // 审核
	Accountant   Role = "accountant"    // 财务
	Viewer       Role = "viewer"        // 只读
)

// Roles lists all roles, the most entitled first.
var Roles = []Role{Lead, SocialWorker, Volunteer, Reviewer, Accountant, Viewer}

// Area is a part of the records over which rights are given.
type Area string

// The areas.
const (
	Children   Area = "children"
	Wishes     Area = "wishes"
	Camps      Area = "camps"
	Reading    Area = "reading"
	Visits     Area = "visits"
	Activities Area = "activities"
	Projects   Area = "projects"
	Money      Area = "money"
	People     Area = "people"
	Reports    Area = "reports"
	Transfers  Area = "transfers"  // import and export of whole tables
	Settings   Area = "settings"   // organization, users, laptops
	Restricted Area = "restricted" // sealed fields (☆)
	History    Area = "history"    // the journal
	Registers  Area = "registers"  // requests by right, data provided, breaches, what was erased
)

// access is what may be done in an area; each includes the ones before it.
type access int

const (
	none access = iota
	read
	write
	decide // review wishes, invalidate visits, undo imports, empty the bin
)

// rights is the one table of who may do what. What is not in it is not
// allowed. Over which children is another question: a user of a [Role.Narrowable]
// role may be kept to some ([Reach]). That is not checked method by method: the
// store that such a user opens reads through views that hold only these children,
// and compares what each transaction wrote with them (see sight.go). The volunteer records but does not decide, export or see money.
var rights = map[Role]map[Area]access{
	Lead: {
		Children: decide, Wishes: decide, Camps: decide, Reading: decide, Visits: decide, Activities: decide,
		Projects: decide, Money: decide, People: decide, Reports: decide, Transfers: decide, Settings: decide,
		Restricted: decide, History: read, Registers: decide,
	},
	SocialWorker: {
		Children: decide, Wishes: write, Camps: decide, Reading: decide, Visits: write, Activities: decide,
		Projects: read, Money: read, People: write, Reports: write, Transfers: write, Settings: read,
		Restricted: write, History: read, Registers: write,
	},
	Volunteer: {
		Children: write, Wishes: write, Camps: write, Reading: write, Visits: write, Activities: write,
		Projects: read, People: read, Settings: read,
	},
	Reviewer: {
		Children: read, Wishes: decide, Camps: read, Reading: read, Visits: decide, Activities: read,
		Projects: read, Money: read, People: read, Reports: write, Settings: read, History: read, Registers: read,
	},
	Accountant: {
		Wishes: read, Activities: read, Projects: read, Money: decide, People: read, Reports: write,
		Transfers: read, Settings: read,
	},
	Viewer: {
		Children: read, Wishes: read, Camps: read, Reading: read, Visits: read, Activities: read,
		Projects: read, People: read, Settings: read,
	},
}

// areas says to which area each table belongs. A table that is not here can't
// be reached by the general functions.
var areas = map[string]Area{
	"org": Settings, "laptop": Settings, "user": Settings, "setting": Settings, "own_entry": Settings, "own_field": Settings, "saved_filter": Settings,
	"funder": Projects, "project": Projects, "budget_line": Projects, "target": Projects, "project_child": Projects,
	"household": Children, "child": Children, "child_history": Children, "child_category": Children, "parent": Children,
	"guardian": Children, "consent": Children,
	"person": People, "pairing": Visits, "visit_exemption": Visits, "visit": Visits, "visit_person": Visits,
	"activity": Activities, "attendance": Activities, "activity_person": Activities,
	"wish_batch": Wishes, "donor": Wishes, "wish": Wishes, "wish_claim": Wishes, "wish_delivery": Wishes,
	"wish_delivery_person": Wishes, "wish_followup": Wishes,
	"camp": Camps, "camp_enrolment": Camps, "camp_pickup": Camps, "camp_day": Camps, "camp_staff": Camps,
	"lesson": Camps, "incident": Camps, "camp_check": Camps, "camp_medicine": Camps,
	"book": Reading, "loan": Reading, "reading_log": Reading,
	"photo": Children, "photo_child": Children, // more closely in photo.go, by the record that a photo belongs to
	"goods_out": Activities, "psy_service": Activities, "survey": Activities,
	"income": Money, "expense": Money, "import_run": Transfers, "issued_report": Reports, "form_print": Reports,
	"data_share": Registers, "rights_request": Registers, "breach": Registers, "erasure": Registers, "retention": Registers,
}

// may reports whether a role may read, write or decide in an area.
func (r Role) may(area Area, a access) bool { return rights[r][area] >= a }

// KnowsRestricted reports whether the role has the key of restricted fields.
func (r Role) KnowsRestricted() bool { return r.may(Restricted, read) }

// check answers a Denied error unless the session is open, belongs to this
// store and may do this.
func (s *Store) check(ss *Session, area Area, a access) error {
	if ss == nil || ss.store != s || ss.closed.Load() || s.closed.Load() {
		return &Error{Kind: Denied, Text: "Please sign in first."}
	}
	if a > read {
		if err := s.writable(); err != nil {
			return err
		}
	}
	if !ss.Role.may(area, a) {
		return &Error{Kind: Denied, Text: "Your role does not allow this. Ask the person in charge."}
	}
	return nil
}
