package cn

import "slices"

// The states of a parent, as 民发〔2019〕62号 and 民发〔2020〕125号 tell them
// apart.
const (
	ParentNormal    = "normal"    // 正常
	ParentDead      = "dead"      // 死亡, also declared
	ParentMissing   = "missing"   // 失踪, declared by a court
	ParentDisabled  = "disabled"  // 重残: grade 1 or 2, or mental grade 3 or 4
	ParentIll       = "ill"       // 重病, as the place defines it
	ParentPrison    = "prison"    // 服刑在押, six months or more
	ParentDetox     = "detox"     // 强制隔离戒毒
	ParentConfined  = "confined"  // 被执行其他限制人身自由的措施
	ParentLost      = "lost"      // 失联, six months or more
	ParentRevoked   = "revoked"   // 被撤销监护资格
	ParentDeported  = "deported"  // 被遣送（驱逐）出境
	ParentSeparated = "separated" // 离异未履行
	ParentUnknown   = "unknown"   // 不详
)

// parentStates are the states with their Chinese names.
var parentStates = []Item{
	{ParentNormal, "正常"},
	{ParentDead, "死亡"},
	{ParentMissing, "失踪"},
	{ParentDisabled, "重残"},
	{ParentIll, "重病"},
	{ParentPrison, "服刑在押"},
	{ParentDetox, "强制隔离戒毒"},
	{ParentConfined, "其他限制人身自由"},
	{ParentLost, "失联"},
	{ParentRevoked, "被撤销监护资格"},
	{ParentDeported, "被遣送（驱逐）出境"},
	{ParentSeparated, "离异未履行"},
	{ParentUnknown, "不详"},
}

// ParentStates returns the states of a parent with their Chinese names.
func ParentStates() []Item { return slices.Clone(parentStates) }

// FactuallyUnattended reports whether the states of father and mother would
// make a child one of 事实无人抚养儿童: both parents cannot care, or one is
// dead or missing and the other cannot care. With both dead or missing the
// child is an orphan instead. It is a hint only: civil affairs decide.
func FactuallyUnattended(father, mother string) bool {
	switch {
	case cannotCare(father):
		return cannotCare(mother) || gone(mother)
	case cannotCare(mother):
		return gone(father)
	}
	return false
}

// cannotCare reports whether a state is one of those that keep a living
// parent from caring.
func cannotCare(state string) bool {
	switch state {
	case ParentDisabled, ParentIll, ParentPrison, ParentDetox, ParentConfined, ParentLost, ParentRevoked, ParentDeported:
		return true
	}
	return false
}

// gone reports whether a parent is dead or missing.
func gone(state string) bool { return state == ParentDead || state == ParentMissing }
