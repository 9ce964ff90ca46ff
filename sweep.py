import sys,pickle; sys.path.insert(0,"/work/lab"); sys.path.insert(0,"/work/wt/read")
import numpy as np
import r; r.patch()
import os
import evals.sureness as S
from assistant.settings import Settings
from pathlib import Path
c="/work/lab/helpers/read/asked.pkl"
if not os.path.exists(c):
    st=Settings.read(home=Path("/work/lab/helpers/read/rhome_s")); dev,sto=S._asked(*S._dev(st)),S._asked(*S._stories(st)); pickle.dump((dev,sto),open(c,"wb"))
dev,sto=pickle.load(open(c,"rb"))
F=pickle.load(open("/work/lab/helpers/read/feat.pkl","rb")); m3=pickle.load(open("/work/lab/helpers/read/m3.pkl","rb")); m3.update(pickle.load(open("/work/lab/helpers/read/m3f.pkl","rb")))
def evalw(w,label):
    o=[]
    for n in ("dev","tune","fit"):
        rows=[x for x in F[n] if x[0] in m3[n]]
        X=np.array([[x[5][k] for k in S.SIGNALS] for x in rows]); y=np.array([x[2] for x in rows]); rule=np.array([m3[n][x[0]]["conf"]==0 and m3[n][x[0]]["status"]!="answered" for x in rows])
        ref=rule|(X@w[:-1]+w[-1]<np.log(.55/.45)); o.append(f"{n} {ref[~y].mean():.3f}/{ref[y].mean():.4f}")
    print(label,*o, np.round(w,2).tolist(),flush=True)
old=np.array([1.5,1.65,.32,1.6,2.4,1.2,4.35,4.1,8.3,6.0,0,0,-24.27]); evalw(old,"old")
for pull in (150,200,250,300):
    for dc in (2,3,4):
        for fa in (.02,): S.PULL,S.DEV_COUNTS,S.FALSE=pull,dc,fa; evalw(S.fitted(dev,sto),(pull,dc,fa))
